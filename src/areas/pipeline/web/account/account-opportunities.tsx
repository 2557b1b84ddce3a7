import { useQuery } from '@tanstack/react-query';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Money } from '../../../../ui/money.tsx';
import { api } from '../../../../web/api/client.ts';
import type { RecordPanelProps } from '../../../../web/area.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { listAddress } from '../../../../web/records/filters-in.ts';
import '../pipeline.css';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';

const shown = 6;
const fields = 'name,stage,state,amount,currency,expectedClose';

/** On an account's page: its opportunities, those still open first. */
export function AccountOpportunities({ id }: RecordPanelProps) {
  const text = useText();
  const name = useNames();
  const filter = [{ field: 'accountId', operator: 'anyOf' as const, values: [id] }];
  const { data } = useQuery(
    api.opportunity.list.query({
      query: { filter: JSON.stringify(filter), sort: '-updated', fields, limit: 50 },
    }),
  );
  useLiveRefresh(['opportunity'], [api.opportunity.list.key()]);
  if (!data || data.items.length === 0) return null;
  const rows = data.items.toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
  return (
    <Card
      title={text('web.list.title')}
      extra={
        rows.length > shown && <Link to={listAddress('/opportunities', filter)}>{text('web.list.all')}</Link>
      }
    >
      <ul className="deal-people">
        {rows.slice(0, shown).map((one) => (
          <li key={one.id}>
            <div>
              <Link to={`/opportunities/${one.id}`}>{one.name}</Link>
              <span className="y-quiet">
                {one.state === 'open' || !one.state ? name(one.stage) : text(`state.${one.state}`)}
              </span>
            </div>
            <Money amount={one.amount ?? null} {...(one.currency && { currency: one.currency })} short />
          </li>
        ))}
      </ul>
    </Card>
  );
}
