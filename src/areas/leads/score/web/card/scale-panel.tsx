import { Card } from '../../../../../ui/layout.tsx';
import type { Card as ScoreCard } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { setBase, setGradeCut, setPointsToDouble } from './card-edits.ts';
import { NumberInput } from './points-input.tsx';
import type { CardEdit } from './use-draft.ts';

const parts = [
  ['fit', ['A', 'B', 'C']],
  ['engagement', ['1', '2', '3']],
] as const;

/** Where the points begin, what they stand for, and from how many on a lead has which grade. */
export function ScalePanel({
  card,
  faults,
  edit,
}: {
  card: ScoreCard;
  faults: readonly string[];
  edit: CardEdit | null;
}) {
  const text = useScoreText();
  return (
    <Card title={text('web.card.scale')}>
      <div className="score-scale">
        <div>
          <span className="y-quiet">{text('web.card.base')}</span>
          <NumberInput
            label={text('web.card.base')}
            value={card.base}
            onChange={edit && ((base) => edit((now) => setBase(now, base)))}
          />
        </div>
        <div title={text('web.card.doubleHint')}>
          <span className="y-quiet">{text('web.card.double')}</span>
          <NumberInput
            label={text('web.card.double')}
            value={Math.round(card.scale.pointsToDoubleOdds * 100) / 100}
            whole={false}
            onChange={edit && ((points) => points > 0 && edit((now) => setPointsToDouble(now, points)))}
          />
        </div>
        {parts.map(([part, grades]) => (
          <div key={part}>
            <span className="y-quiet">{text('web.card.gradesFrom', { part: text(`web.part.${part}`) })}</span>
            <span className="score-cuts">
              {grades.map((grade, at) => (
                <span key={grade}>
                  <b>{grade}</b> ≥{' '}
                  <NumberInput
                    label={text('web.card.gradeFrom', { grade })}
                    value={card.grades[part][at] ?? 0}
                    onChange={edit && ((points) => edit((now) => setGradeCut(now, part, at, points)))}
                  />
                </span>
              ))}
            </span>
          </div>
        ))}
      </div>
      {faults.map((fault) => (
        <p key={fault} className="y-inline-error" role="alert">
          {fault}
        </p>
      ))}
    </Card>
  );
}
