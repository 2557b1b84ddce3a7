import { useQuery } from '@tanstack/react-query';
import { Card } from '../../../../ui/layout.tsx';
import { api } from '../../../../web/api/client.ts';
import { useText } from '../text.ts';
import { ReferralLine } from '../ties/referral-line.tsx';

/** Whom a contact brought; nothing is shown while it is nobody. */
export function ContactReferrals({ id }: { id: string }) {
  const text = useText();
  const { data } = useQuery(api.tie.contactReferrals.query({ params: { id } }));
  if (!data || data.brought.length === 0) return null;
  return (
    <Card title={text('web.referral.brought', { count: data.brought.length })}>
      <ul className="cust-ties">
        {data.brought.map((one) => (
          <ReferralLine key={one.id} referral={one} side="brought" readOnly />
        ))}
      </ul>
    </Card>
  );
}
