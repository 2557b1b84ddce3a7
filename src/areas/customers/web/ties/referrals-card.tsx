import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { api } from '../../../../web/api/client.ts';
import type { AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { ReferralDialog } from './referral-dialog.tsx';
import { ReferralLine } from './referral-line.tsx';

/** Who brought an account, whom it brought, what is owed for it, and what has come of the chain. */
export function ReferralsCard({ account, readOnly }: { account: AccountRecord; readOnly: boolean }) {
  const text = useText();
  const format = useFormat();
  const { data } = useQuery(api.tie.referrals.query({ params: { id: account.id } }));
  const [saying, setSaying] = useState(false);
  if (!data) return null;
  const { broughtBy, brought, chain, chainRevenue, currency } = data;
  // Those it brought itself stand above already.
  const further = chain.filter((link) => link.depth > 1);
  return (
    <Card
      title={text('web.referral.title')}
      extra={
        !readOnly &&
        !broughtBy && (
          <button type="button" className="y-textbutton" onClick={() => setSaying(true)}>
            <Icon name="plus" size={14} /> {text('web.referral.say')}
          </button>
        )
      }
    >
      {broughtBy ? (
        <ul className="cust-ties">
          <ReferralLine referral={broughtBy} side="by" readOnly={readOnly} />
        </ul>
      ) : (
        brought.length === 0 && <p className="y-quiet">{text('web.referral.none')}</p>
      )}
      {brought.length > 0 && (
        <>
          <div className="cust-subhead">
            <span>{text('web.referral.brought', { count: brought.length })}</span>
            {chainRevenue !== null && (
              <span className="y-number">
                {text('web.referral.chainRevenue')} {format.money(chainRevenue, currency)}
              </span>
            )}
          </div>
          <ul className="cust-ties">
            {brought.map((one) => (
              <ReferralLine key={one.id} referral={one} side="brought" readOnly={readOnly} />
            ))}
            {further.map((link) => (
              <li key={link.accountId}>
                <div>
                  {link.accountName === null ? (
                    <span className="y-quiet">{text('web.referral.hidden')}</span>
                  ) : (
                    <Link to={`/accounts/${link.accountId}`}>{link.accountName}</Link>
                  )}
                  <div className="y-quiet">{text('web.referral.depth', { depth: link.depth })}</div>
                </div>
                {link.revenue !== null && (
                  <span className="y-number">{format.money(link.revenue, currency)}</span>
                )}
              </li>
            ))}
          </ul>
          {chainRevenue === null && <p className="y-quiet">{text('web.referral.noRevenue')}</p>}
        </>
      )}
      {saying && <ReferralDialog account={account} onClose={() => setSaying(false)} />}
    </Card>
  );
}
