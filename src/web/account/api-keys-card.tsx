import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { CallOutput } from '../../platform/http/contract.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormat, useNow } from '../../ui/format-context.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Card } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { When } from '../../ui/person.tsx';
import { ErrorState, SkeletonText } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { api } from '../api/client.ts';
import type { Contracts } from '../api/endpoints.gen.ts';
import { useWrite } from '../api/use-write.ts';
import { NewApiKey } from './new-api-key.tsx';
import { SecretLine } from './secret-line.tsx';
import { useAccountText } from './words.ts';

type ApiKey = CallOutput<Contracts['auth']['apiKeys']>['items'][number];

/** Keys with which programs act as me, as far as I let them. */
export function ApiKeysCard() {
  const text = useAccountText();
  const client = useQueryClient();
  const keys = useQuery(api.auth.apiKeys.query());
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const close = () => {
    setMaking(false);
    setMade(null);
  };
  const items = keys.data?.items ?? [];
  return (
    <Card
      title={text('keys.title')}
      extra={
        <Button size="small" onClick={() => setMaking(true)}>
          {text('keys.create')}
        </Button>
      }
    >
      <p className="y-quiet">
        {text('keys.text')} <Link to="/settings/api">{text('keys.reference')}</Link>
      </p>
      {keys.error && <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isPending && <SkeletonText lines={2} />}
      {keys.data && items.length === 0 && <p className="y-note">{text('keys.empty')}</p>}
      <ul className="y-lines">
        {items.map((key) => (
          <KeyLine key={key.id} apiKey={key} />
        ))}
      </ul>
      <Dialog open={making || made !== null} onClose={close} label={text('keys.create')}>
        <div className="y-sheet">
          <h2>{text('keys.create')}</h2>
          {made === null ? (
            <NewApiKey
              onMade={(key) => {
                setMade(key);
                void client.invalidateQueries({ queryKey: api.auth.apiKeys.key() });
              }}
            />
          ) : (
            <>
              <p className="y-quiet">{text('keys.shownOnce')}</p>
              <SecretLine value={made} />
              <div>
                <Button onClick={close}>{text('secure.done')}</Button>
              </div>
            </>
          )}
        </div>
      </Dialog>
    </Card>
  );
}

/** A key; ending it can't be undone, so it is said twice. */
function KeyLine({ apiKey }: { apiKey: ApiKey }) {
  const text = useAccountText();
  const format = useFormat();
  const now = useNow(60_000);
  const { show } = useToast();
  const [asked, setAsked] = useState(false);
  const end = useWrite(api.auth.endApiKey, { refresh: [api.auth.apiKeys.key()] });
  const expired = apiKey.expiresAt !== null && new Date(apiKey.expiresAt) <= now;
  const facts = [
    apiKey.expiresAt === null
      ? text('keys.never')
      : expired
        ? text('keys.expired')
        : text('keys.expires', { date: format.date(apiKey.expiresAt) }),
    apiKey.grants === null
      ? text('keys.allRights')
      : text('keys.rightsOf', { count: Object.keys(apiKey.grants).length }),
  ];
  return (
    <li>
      <Icon name="key" />
      <div>
        <div>
          {apiKey.name} <code className="y-code y-quiet">{apiKey.prefix}…</code>
        </div>
        <div className="y-quiet">
          {facts.join(' · ')} ·{' '}
          {apiKey.lastUsedAt ? (
            <>
              {text('keys.lastUsed')} <When at={apiKey.lastUsedAt} />
            </>
          ) : (
            text('keys.neverUsed')
          )}
        </div>
        {asked && (
          <div className="y-conflict">
            {text('keys.endText')}
            <div className="y-row y-gap-s">
              <Button
                size="small"
                danger
                type="primary"
                loading={end.busy}
                onClick={() =>
                  void end
                    .run({ params: { id: apiKey.id } })
                    .then(() => show({ message: text('keys.ended') }))
                    .catch((error: Error) => show({ message: error.message, tone: 'bad' }))
                }
              >
                {text('keys.endNow')}
              </Button>
              <Button size="small" onClick={() => setAsked(false)}>
                {text('keys.keep')}
              </Button>
            </div>
          </div>
        )}
      </div>
      {!asked && (
        <Button size="small" onClick={() => setAsked(true)}>
          {text('keys.end')}
        </Button>
      )}
    </li>
  );
}
