import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState, ErrorState, SkeletonText } from '../../../../ui/states.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { leadName } from '../../web/lead-name.ts';
import { StatusTag } from '../../web/status-tag.tsx';
import { useText } from '../../web/text.ts';
import { lookUpAsk } from './look-up-ask.ts';
import './pool.css';
import type { Known } from './shapes.ts';
import { usePoolText } from './text.ts';

/** Before work: whether a company, number or address is somebody's already. Asked only on Enter, for every look is logged. */
export function LookUpPage() {
  const text = usePoolText();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly Known[] | null>(null);
  const look = useWrite(api.pool.lookUp, { onDone: ({ items }) => setFound(items) });
  const ask = lookUpAsk(typed);
  return (
    <Page title={text('web.lookUp.title')}>
      <div className="pool-narrow y-stack y-gap-m">
        <form
          className="pool-look"
          onSubmit={(event) => {
            event.preventDefault();
            setFound(null);
            if (ask) void look.run({ query: ask }).catch(() => {});
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
          <Button size="large" type="primary" htmlType="submit" loading={look.busy} disabled={ask === null}>
            {text('web.lookUp.look')}
          </Button>
        </form>
        <p className="y-quiet">{text('web.lookUp.text')}</p>
        {look.busy && (
          <Card>
            <SkeletonText lines={2} />
          </Card>
        )}
        {look.problem && !look.busy && (
          <Card>
            <ErrorState error={look.problem} />
          </Card>
        )}
        {found && !look.busy && (
          <Card flush>
            {found.length === 0 && <EmptyState icon="check">{text('web.lookUp.nobody')}</EmptyState>}
            <div aria-live="polite">
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
