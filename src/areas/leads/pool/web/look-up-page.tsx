import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState, ErrorState, SkeletonText } from '../../../../ui/states.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useMay } from '../../../../web/session.ts';
import { leadName } from '../../web/lead-name.ts';
import { StatusTag } from '../../web/status-tag.tsx';
import { useText } from '../../web/text.ts';
import { type LookUpAsk, lookUpAsk } from './look-up-ask.ts';
import './pool.css';
import type { Known, KnownCustomer } from './shapes.ts';
import { usePoolText } from './text.ts';

/** Before work: whether a company, number or address is somebody's already. Asked only on Enter, for every look is logged. */
export function LookUpPage() {
  const text = usePoolText();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly Known[] | null>(null);
  const [customers, setCustomers] = useState<readonly KnownCustomer[]>([]);
  const may = useMay();
  const leads = useWrite(api.pool.lookUp, {});
  const accounts = useWrite(api.account.lookUp, {});
  const ask = lookUpAsk(typed);
  const look = async (query: LookUpAsk) => {
    setFound(null);
    // A lead has no credit code.
    const [inLeads, inAccounts] = await Promise.all([
      'creditCode' in query ? { items: [] } : leads.run({ query }),
      may('customers.read') ? accounts.run({ query }) : { items: [] },
    ]);
    setCustomers(inAccounts.items);
    setFound(inLeads.items);
  };
  const busy = leads.busy || accounts.busy;
  const problem = leads.problem ?? accounts.problem;
  return (
    <Page title={text('web.lookUp.title')}>
      <div className="pool-narrow y-stack y-gap-m">
        <form
          className="pool-look"
          onSubmit={(event) => {
            event.preventDefault();
            if (ask) void look(ask).catch(() => {});
          }}
        >
          <Input
            autoFocus
            size="large"
            value={typed}
            aria-label={text('web.lookUp.placeholder')}
            placeholder={text('web.lookUp.placeholder')}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button size="large" type="primary" htmlType="submit" loading={busy} disabled={ask === null}>
            {text('web.lookUp.look')}
          </Button>
        </form>
        <p className="y-quiet">{text('web.lookUp.text')}</p>
        {busy && (
          <Card>
            <SkeletonText lines={2} />
          </Card>
        )}
        {problem && !busy && (
          <Card>
            <ErrorState error={problem} />
          </Card>
        )}
        {found && !busy && (
          <Card flush>
            {found.length + customers.length === 0 && (
              <EmptyState icon="check">{text('web.lookUp.nobody')}</EmptyState>
            )}
            <div aria-live="polite">
              {customers.map((known, at) => (
                <CustomerRow key={known.id ?? at} known={known} />
              ))}
              {found.map((known, at) => (
                <KnownRow key={known.id ?? at} known={known} />
              ))}
            </div>
          </Card>
        )}
      </div>
    </Page>
  );
}

/** Somebody's customer already. */
function CustomerRow({ known }: { known: KnownCustomer }) {
  const text = usePoolText();
  const { t } = useTranslation('customers');
  return (
    <div className="pool-known">
      <div>
        <b>{known.id ? <Link to={`/accounts/${known.id}`}>{known.name}</Link> : known.name}</b>
        <span className="y-note">
          {known.ownerName
            ? text('web.lookUp.owned', { owner: known.ownerName })
            : text('web.lookUp.unowned')}
        </span>
      </div>
      <span className="y-row y-gap-xs">
        {known.by.map((by) => (
          <Tag key={by} tone="warn">
            {text(`web.lookUp.same.${by === 'name' ? 'company' : by}`)}
          </Tag>
        ))}
        <Tag tone="accent">{t(`values.tier.${known.tier}`)}</Tag>
      </span>
    </div>
  );
}

function KnownRow({ known }: { known: Known }) {
  const text = usePoolText();
  const leads = useText();
  const name = leadName(known, leads('web.act.unnamed'));
  const owner = known.ownerName
    ? text('web.lookUp.owned', { owner: [known.ownerName, known.teamName].filter(Boolean).join(' · ') })
    : text('web.lookUp.unowned');
  return (
    <div className="pool-known">
      <div>
        <b>{known.id ? <Link to={`/leads/${known.id}`}>{name}</Link> : name}</b>
        <span className="y-note">
          {[
            known.inPool ? null : owner,
            known.lastContactOn && text('web.lookUp.lastContact', { day: known.lastContactOn }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <span className="y-row y-gap-xs">
        {known.by.map((by) => (
          <Tag key={by} tone="warn">
            {text(`web.lookUp.same.${by}`)}
          </Tag>
        ))}
        {known.inPool ? (
          <Link to="/pool">
            <Tag tone="info">{text('web.lookUp.inPool')}</Tag>
          </Link>
        ) : (
          <StatusTag status={known.status} />
        )}
      </span>
    </div>
  );
}
