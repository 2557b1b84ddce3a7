import { useMemo } from 'react';
import { Chart } from '../../../../../ui/chart/chart.tsx';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import { Tag, type Tone } from '../../../../../ui/tag.tsx';
import type { Quality } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { useAttributeWords } from '../use-attribute-words.ts';
import { driftLevel, driftShape } from './quality-shapes.ts';
import { useQualityWords } from './use-quality-words.ts';

const tones: Record<ReturnType<typeof driftLevel>, Tone> = {
  unknown: 'plain',
  steady: 'good',
  moving: 'warn',
  other: 'bad',
};

/** Whether the leads that come now are like those before: in their scores, and in what they tell. */
export function DriftCard({ quality }: { quality: Quality }) {
  const text = useScoreText();
  const format = useFormat();
  const { nameOf } = useAttributeWords();
  const words = useQualityWords();
  const { drift } = quality;
  const shape = useMemo(() => driftShape({ drift }, words), [drift, words]);
  const level = driftLevel(drift.score.psi);
  const most = drift.attributes.toSorted((a, b) => b.psi - a.psi).slice(0, 8);
  return (
    <Card
      title={
        <>
          {text('web.drift.title')} <Tag tone={tones[level]}>{text(`web.drift.level.${level}`)}</Tag>
        </>
      }
      extra={text('web.drift.name', {
        psi: drift.score.psi === null ? '–' : format.number(drift.score.psi, 2),
      })}
    >
      <div className="score-drift">
        <Chart label={text('web.drift.label')} shape={shape} height="low" />
        <div className="score-scroll">
          <table className="score-table">
            <thead>
              <tr>
                <th scope="col">{text('web.card.attribute')}</th>
                <th scope="col">PSI</th>
                <th scope="col">
                  <span className="y-visually-hidden">{text('web.drift.title')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {most.map(({ key, psi }) => (
                <tr key={key}>
                  <th scope="row">{nameOf(key)}</th>
                  <td>{format.number(psi, 2)}</td>
                  <td>
                    <Tag tone={tones[driftLevel(psi)]}>{text(`web.drift.level.${driftLevel(psi)}`)}</Tag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Card>
  );
}
