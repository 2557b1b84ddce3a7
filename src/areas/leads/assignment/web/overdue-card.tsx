import { useInfiniteQuery } from '@tanstack/react-query';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Person, When } from '../../../../ui/person.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { leadName } from '../../web/lead-name.ts';
import { useText } from '../../web/text.ts';
import { useAssignmentText } from './text.ts';

/** Leads nobody has spoken with in time, the longest waiting first. */
export function OverdueCard() {
  const text = useAssignmentText();
  const leads = useText();
  const overdue = useInfiniteQuery(api.assignment.overdue.pages({ query: { limit: 20 } }));
  const items = overdue.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <Card flush title={text('web.speed.waiting')}>
      <div className="asg-scroll">
        <table className="asg-table">
          <tbody>
            {items.map((lead) => (
              <tr key={lead.id}>
                <td>
                  <Link to={`/leads/${lead.id}`}>{leadName(lead, leads('web.act.unnamed'))}</Link>
                </td>
                <td>{lead.phone && <a href={`tel:${lead.phone}`}>{readablePhone(lead.phone)}</a>}</td>
                <td>{lead.ownerName ? <Person name={lead.ownerName} /> : leads('web.field.nobody')}</td>
                <td className="y-text-bad">
                  {text('web.speed.dueAt')} <When at={lead.responseDueAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {overdue.hasNextPage && (
        <button type="button" className="y-textbutton asg-more" onClick={() => void overdue.fetchNextPage()}>
          {text('web.more')}
        </button>
      )}
    </Card>
  );
}
