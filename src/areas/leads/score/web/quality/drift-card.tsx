import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Chart } from '../../../../../ui/chart/chart.tsx';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { Tag, type Tone } from '../../../../../ui/tag.tsx';
import { api } from '../../../../../web/api/client.ts';
import type { Drifted, Quality } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { useAttributeWords } from '../use-attribute-words.ts';
import { DriftDialog } from './drift-dialog.tsx';
import { attributeDriftLevel, type DriftLevel, driftLevel, driftShape } from './quality-shapes.ts';
import { useQualityWords } from './use-quality-words.ts';

const tones: Record<DriftLevel, Tone> = { unknown: 'plain', steady: 'good', moving: 'warn', other: 'bad' };
/** Of each part, what moved most. */
const shown = 6;

/** Whether leads are like those before: in their scores, in what they tell, and in how they deal with us. */
export function DriftCard({ quality }: { quality: Quality }) {
  const text = useScoreText();
  const format = useFormat();
  const words = useQualityWords();
  const { drift } = quality;
  const shape = useMemo(() => driftShape({ drift }, words), [drift, words]);
  const level = driftLevel(drift.score.psi);
  return (
    <Card
      title={
        <>
          {text('web.drift.title')} <LevelTag level={level} />
        </>
      }
      extra={text('web.drift.name', {
        psi: drift.score.psi === null ? '–' : format.number(drift.score.psi, 2),
      })}
    >
      <div className="score-drift">
        <Chart label={text('web.drift.label')} shape={shape} height="low" />
        <AttributeDrift days={quality.days} />
      </div>
    </Card>
  );
}

function LevelTag({ level }: { level: DriftLevel }) {
  const text = useScoreText();
  return <Tag tone={tones[level]}>{text(`web.drift.level.${level}`)}</Tag>;
}

/** The card's attributes, what moved most first; each opens its bins and the leads in them. */
function AttributeDrift({ days }: { days: number }) {
  const text = useScoreText();
  const [open, setOpen] = useState<Drifted | null>(null);
  const found = useQuery(api.score.drift.query({ query: { days } }));
  if (found.error)
    return <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />;
  if (!found.data) return <SkeletonText lines={8} />;
  const { attributes } = found.data;
  if (attributes.length === 0) return <p className="y-quiet">{text('web.drift.none')}</p>;
  return (
    <div className="score-drift-parts">
      <PartTable part="fit" attributes={attributes} onOpen={setOpen} />
      <PartTable part="engagement" attributes={attributes} onOpen={setOpen} />
      {open && <DriftDialog days={days} drifted={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

type PartTableProps = {
  part: 'fit' | 'engagement';
  attributes: readonly Drifted[];
  onOpen: (one: Drifted) => void;
};

function PartTable({ part, attributes, onOpen }: PartTableProps) {
  const text = useScoreText();
  const format = useFormat();
  const { nameOf } = useAttributeWords();
  const own = attributes.filter(({ attribute }) => attribute.part === part);
  if (own.length === 0) return null;
  const learned = own.some(({ against }) => against === 'training');
  return (
    <table className="score-table">
      <caption>
        {text(`web.part.${part}`)}{' '}
        <span className="y-quiet">{text(learned ? 'web.drift.toTraining' : 'web.drift.toBefore')}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{text('web.card.attribute')}</th>
          <th scope="col">PSI</th>
          <th scope="col">{text('web.drift.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {own.slice(0, shown).map((one) => (
          <tr key={one.attribute.key}>
            <th scope="row">
              <button
                type="button"
                className="y-textbutton"
                aria-haspopup="dialog"
                onClick={() => onOpen(one)}
              >
                {nameOf(one.attribute.key)}
              </button>
            </th>
            <td>{format.number(one.psi, 2)}</td>
            <td>
              <LevelTag level={attributeDriftLevel(one)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
