import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { listAddress } from '../../../../web/records/filters-in.ts';
import { StatusTag } from '../status-tag.tsx';
import { useText } from '../text.ts';

const statuses = ['new', 'working', 'qualified', 'parked'] as const;
const overdue = [{ field: 'responseOverdue', operator: 'is' as const, values: ['true'] }];

/** First responses that are late, and how many leads stand where; each number opens its rows. */
export function WhereTheyStand() {
  const text = useText();
  const format = useFormat();
  const counts = useQuery(api.lead.counts.query());
  const late = useQuery(api.lead.total.query({ query: { filter: JSON.stringify(overdue) } }));
  const missed = late.data?.total ?? 0;
  return (
    <>
      {missed > 0 && (
        <Card>
          <KeyNumber
            label={text('web.today.overdue')}
            value={format.number(missed)}
            tone="bad"
            note={text('web.today.overdueNote')}
            to={listAddress('/leads', overdue)}
          />
        </Card>
      )}
      <Card title={text('web.today.whereTheyStand')} extra={<Link to="/leads">{text('web.today.all')}</Link>}>
        {counts.data ? (
          <ul className="lead-counts">
            {statuses.map((status) => (
              <li key={status}>
                <Link to={listAddress('/leads', [{ field: 'status', operator: 'anyOf', values: [status] }])}>
                  <StatusTag status={status} />
                  <b className="y-number">{format.number(counts.data[status])}</b>
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <SkeletonText lines={4} />
        )}
      </Card>
    </>
  );
}
