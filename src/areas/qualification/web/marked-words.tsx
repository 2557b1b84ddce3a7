import { markedStretches, toneOf } from './marks.ts';
import './qualification.css';
import type { Piece } from './shapes.ts';
import { useQualificationText } from './text.ts';

type MarkedWordsProps = { text: string; pieces: readonly (Piece & { name: string })[] };

/** What was said, with the sentences that are evidence in a soft colour; pointing at one says of what. */
export function MarkedWords({ text: words, pieces }: MarkedWordsProps) {
  const text = useQualificationText();
  let at = 0;
  return (
    <>
      {markedStretches(words, pieces).map(({ text: stretch, piece }) => {
        const key = at;
        at += stretch.length;
        if (!piece) return stretch;
        const title = `${piece.name} · ${text(`web.polarity.${piece.polarity}`)} · ${text(`web.strength.${piece.strength}`)}`;
        return (
          <mark key={key} className={`qual-mark qual-mark-${toneOf(piece)}`} title={title}>
            {stretch}
            <span className="y-visually-hidden"> ({title})</span>
          </mark>
        );
      })}
    </>
  );
}
