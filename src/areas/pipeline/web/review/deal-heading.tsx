import { Link } from '../../../../ui/link.tsx';
import { saysWhose } from '../says-whose.ts';

/** What heads the row of a deal: its name, and whose it is unless that says so. */
export function DealHeading({ deal }: { deal: { id: string; name: string; accountName: string } }) {
  return (
    <th scope="row">
      <Link to={`/opportunities/${deal.id}`}>{deal.name}</Link>
      {!saysWhose(deal.name, deal.accountName) && <small>{deal.accountName}</small>}
    </th>
  );
}
