import { useState } from 'react';
import { useFormat, useNow } from '../../../ui/format-context.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Tag, type Tone } from '../../../ui/tag.tsx';
import { api } from '../../../web/api/client.ts';
import { toneOf } from './marks.ts';
import type { DimensionShown, Piece, Subject } from './shapes.ts';
import { useQualificationText } from './text.ts';
import { useQualificationActs } from './use-qualification.ts';

type DimensionRowProps = {
  subject: Subject;
  dimension: DimensionShown;
  readOnly: boolean;
  onAdd: () => void;
};

const stateTone: Readonly<Record<DimensionShown['state'], Tone>> = {
  unknown: 'plain',
  indicated: 'warn',
  confirmed: 'good',
  contradicted: 'bad',
};

/** One dimension with how sure we are; it opens to the evidence behind it. */
export function DimensionRow({ subject, dimension, readOnly, onAdd }: DimensionRowProps) {
  const text = useQualificationText();
  const [open, setOpen] = useState(false);
  const { name, state, confidence, disputed, evidence } = dimension;
  return (
    <div>
      <button type="button" className="qual-row" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{name}</span>
        <span className="y-row y-gap-xs">
          {disputed && <Tag tone="warn">{text('web.disputed')}</Tag>}
          <Tag tone={stateTone[state]}>
            {text(`web.state.${state}`)}
            {state !== 'unknown' && ` · ${confidence.toFixed(2)}`}
          </Tag>
        </span>
      </button>
      {open && (
        <div className="qual-evidence">
          {evidence.length === 0 && <p className="y-quiet">{text('web.noEvidence')}</p>}
          {evidence.map((piece) => (
            <EvidenceLine key={piece.id} subject={subject} piece={piece} readOnly={readOnly} />
          ))}
          {!readOnly && (
            <button type="button" className="y-textbutton" onClick={onAdd}>
              <Icon name="plus" size={14} /> {text('web.add')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function EvidenceLine({ subject, piece, readOnly }: { subject: Subject; piece: Piece; readOnly: boolean }) {
  const text = useQualificationText();
  const format = useFormat();
  const now = useNow(60_000);
  const acts = useQualificationActs(subject);
  const facts = [
    piece.saidBy,
    text(`web.source.${piece.source}`),
    text(`web.strength.${piece.strength}`),
    ...(piece.polarity === 'against' ? [text('web.polarity.against')] : []),
    format.shortDate(piece.at, now),
    text('web.weight', { weight: piece.weight.toFixed(2) }),
    ...(piece.markedByName ? [text('web.markedBy', { name: piece.markedByName })] : []),
  ];
  const one = { params: { id: piece.id } };
  return (
    <div className="qual-piece">
      <div>
        <span className={`qual-mark qual-mark-${toneOf(piece)}`}>{piece.quote}</span>
        <div className="y-quiet">{facts.filter(Boolean).join(' · ')}</div>
      </div>
      {!readOnly && (
        <button
          type="button"
          className="y-iconbutton"
          aria-label={text('web.withdraw')}
          onClick={() =>
            void acts.undoable(
              () => api.qualification.withdraw(one),
              text('web.withdrawn'),
              () => api.qualification.restore(one),
            )
          }
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  );
}
