import { useQuery } from '@tanstack/react-query';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { useMay } from '../../../../web/session.ts';
import '../customers.css';
import { useText } from '../text.ts';
import { ReferralLine } from './referral-line.tsx';

/** So many are shown; whoever owes more than that begins with the oldest. */
const most = 200;
const owed = { query: { limit: most } };

/** Whom we promised thanks for a customer they brought, the longest due first. */
export function ThanksPage() {
  const text = useText();
  const may = useMay();
  const list = useQuery(api.tie.thanksOwed.query(owed));
  useLiveRefresh(['account', 'contact'], [api.tie.thanksOwed.key()]);
  const items = list.data?.items ?? [];
  return (
    <Page
      title={text('web.referral.owedTitle')}
      breadcrumbs={[{ label: text('web.nav.accounts'), to: '/accounts' }]}
    >
      <div className="y-narrow">
        {list.error && <ErrorState error={list.error as ShownError} onRetry={() => void list.refetch()} />}
        {list.isPending && <SkeletonText lines={5} />}
        {list.data && items.length === 0 && (
          <EmptyState icon="people" action={<Link to="/accounts">{text('web.account.backToList')}</Link>}>
            {text('web.referral.owedNone')}
          </EmptyState>
        )}
        {items.length > 0 && (
          <Card>
            <ul className="cust-ties">
              {items.map((one) => (
                <ReferralLine key={one.id} referral={one} side="owed" readOnly={!may('customers.write')} />
              ))}
            </ul>
          </Card>
        )}
      </div>
    </Page>
  );
}

/** How many thanks are owed, on the way to them; nothing while none are. */
export function OwedLink() {
  const text = useText();
  const { data } = useQuery(api.tie.thanksOwed.query(owed));
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <Link className="y-textbutton" to="/accounts/thanks">
      {text('web.referral.owedTitle')} <span className="y-number">{count === most ? `${most}+` : count}</span>
    </Link>
  );
}
