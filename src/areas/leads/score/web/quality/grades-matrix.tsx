import { useFormat } from '../../../../../ui/format-context.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { heatOf } from '../card/heat.ts';
import { endedAddress } from '../lead-addresses.ts';
import { engagementGrades, fitGrades, type Quality } from '../shapes.ts';
import { useScoreText } from '../text.ts';

/** Share won by both grades just before the end; each number opens the leads it was counted from. */
export function GradesMatrix({ grades, days }: Pick<Quality, 'grades' | 'days'>) {
  const text = useScoreText();
  const format = useFormat();
  const cellOf = (fit: string, engagement: string) =>
    grades.find((one) => one.fit === fit && one.engagement === engagement) ?? { leads: 0, won: 0 };
  const shares = grades.map(({ leads, won }) => (leads > 0 ? won / leads : 0));
  const full = Math.max(0.01, ...shares);
  return (
    <Card title={text('web.quality.gradesTitle')} extra={text('web.quality.gradesName')}>
      <table className="score-matrix" aria-label={text('web.quality.gradesTitle')}>
        <thead>
          <tr>
            <td />
            {engagementGrades.map((engagement) => (
              <th key={engagement} scope="col">
                <span className="y-quiet">{text('web.part.engagement')}</span> {engagement}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fitGrades.map((fit) => (
            <tr key={fit}>
              <th scope="row">
                <span className="y-quiet">{text('web.part.fit')}</span> {fit}
              </th>
              {engagementGrades.map((engagement) => {
                const { leads, won } = cellOf(fit, engagement);
                return (
                  <td key={engagement} className={leads > 0 ? heatOf(won / leads, full) : ''}>
                    {leads > 0 ? (
                      <Link to={endedAddress({ days, grades: { fit, engagement } })}>
                        <b>{format.percent(won / leads)}</b>
                        <small>{text('web.leads', { count: leads, leads: format.number(leads) })}</small>
                      </Link>
                    ) : (
                      <span className="y-quiet">–</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
