import { useFormat } from '../../../../ui/format-context.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Person } from '../../../../ui/person.tsx';
import { Bar } from '../../../../ui/tag.tsx';
import { listAddress } from '../../../../web/records/filters-in.ts';
import type { SpeedFigure } from './shapes.ts';
import { speedRows } from './speed-rows.ts';
import { useAssignmentText } from './text.ts';

type SpeedTableProps = { figures: readonly SpeedFigure[]; long: (minutes: number | null) => string };

/** Teams with their people below them; what is overdue opens as a list. */
export function SpeedTable({ figures, long }: SpeedTableProps) {
  const text = useAssignmentText();
  const format = useFormat();
  return (
    <div className="asg-scroll">
      <table className="asg-table asg-speed">
        <thead>
          <tr>
            <th>{text('web.speed.who')}</th>
            <th>{text('web.speed.leads')}</th>
            <th>{text('web.speed.median')}</th>
            <th>{text('web.speed.p90')}</th>
            <th>{text('web.speed.inTime')}</th>
            <th>{text('web.speed.overdue')}</th>
          </tr>
        </thead>
        <tbody>
          {speedRows(figures).map(({ figure, below }) => (
            <tr key={`${figure.of}-${figure.id}`} className={figure.of === 'team' ? 'asg-team' : undefined}>
              <td className={below ? 'asg-below' : undefined}>
                {figure.of === 'team' ? figure.name : <Person name={figure.name} />}
              </td>
              <td>{format.number(figure.leads)}</td>
              <td>{long(figure.medianMinutes)}</td>
              <td>{long(figure.p90Minutes)}</td>
              <td>
                {figure.withinTarget === null ? (
                  '–'
                ) : (
                  <span className="asg-share">
                    <Bar share={figure.withinTarget} tone={figure.withinTarget < 0.5 ? 'bad' : 'good'} />
                    {format.percent(figure.withinTarget)}
                  </span>
                )}
              </td>
              <td>
                {figure.overdue > 0 && figure.id ? (
                  <Link to={overdueOf(figure)} className="y-text-bad">
                    {format.number(figure.overdue)}
                  </Link>
                ) : (
                  format.number(figure.overdue)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function overdueOf({ of, id }: SpeedFigure): string {
  return listAddress('/leads', [
    { field: 'responseOverdue', operator: 'is', values: ['true'] },
    { field: of === 'team' ? 'team' : 'owner', operator: 'anyOf', values: [id ?? ''] },
  ]);
}
