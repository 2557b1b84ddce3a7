import { useScoreText } from './text.ts';

/** A score as it stands in a list: the number, and the two grades so that it is never ambiguous. */
export function ListedScore({ score, grade }: { score: number | null; grade: string | null }) {
  const text = useScoreText();
  if (score === null) return <span className="y-quiet">–</span>;
  return (
    <span className="score-listed" title={text('web.lead.short', { score, grade: grade ?? '–' })}>
      <b>{score}</b> {grade !== null && <small className="y-quiet">{grade}</small>}
    </span>
  );
}
