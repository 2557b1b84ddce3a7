import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { When } from '../../../../ui/person.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { leadName } from '../../web/lead-name.ts';
import { useText } from '../../web/text.ts';
import { usePoolText } from './text.ts';

/** So many are shown before the reader asks for all. */
const few = 3;

/** Leads that go to the pool soon unless somebody speaks with them. */
export function WarnedCard({ onPutBack }: { onPutBack: (leadId: string) => void }) {
  const text = usePoolText();
  const leads = useText();
  const [all, setAll] = useState(false);
  const items = useQuery(api.pool.warnings.query({ query: { limit: 200 } })).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card flush title={text('web.warned', { count: items.length })}>
      {items.slice(0, all ? items.length : few).map((lead) => (
        <div key={lead.id} className="pool-known">
          <div>
            <Link to={`/leads/${lead.id}`}>{leadName(lead, leads('web.act.unnamed'))}</Link>
            <span className="y-note">
              {lead.ownerName} · {text('web.idleSince')} <When at={lead.idleSince} />
            </span>
          </div>
          <span className="y-row y-gap-s">
            {lead.phone && <a href={`tel:${lead.phone}`}>{readablePhone(lead.phone)}</a>}
            <Button size="small" onClick={() => onPutBack(lead.id)}>
              {text('web.putBack.short')}
            </Button>
          </span>
        </div>
      ))}
      {items.length > few && !all && (
        <button type="button" className="y-textbutton pool-more" onClick={() => setAll(true)}>
          {text('web.showAll')}
        </button>
      )}
    </Card>
  );
}
