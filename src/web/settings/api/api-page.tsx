import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons.tsx';
import { Card } from '../../../ui/layout.tsx';
import { Link } from '../../../ui/link.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, SkeletonText } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { api } from '../../api/client.ts';
import { SettingsTabs } from '../settings-tabs.tsx';
import { useSettingsText } from '../words.ts';
import { isFound, type OpenApi, type Operation, operationsOf } from './open-api.ts';
import { OperationBody } from './operation-body.tsx';
import { Prose } from './prose.tsx';

const tones = { GET: 'info', POST: 'good', PUT: 'warn', PATCH: 'warn', DELETE: 'bad' } as const;

/** The API, written out from the document the server itself publishes. */
export function ApiPage() {
  const text = useSettingsText();
  const { t } = useTranslation('settings');
  const found = useQuery({
    queryKey: api.system.openApi.key(),
    queryFn: async () => operationsOf((await api.system.openApi()) as unknown as OpenApi),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [typed, setTyped] = useState('');
  const all = found.data ?? [];
  const shown = typed.trim() === '' ? all : all.filter((one) => isFound(one, typed.trim()));
  const groups = new Map<string, Operation[]>();
  for (const one of shown) groups.set(one.tag, [...(groups.get(one.tag) ?? []), one]);
  const groupName = (tag: string) => t(`api.groups.${tag}`, { defaultValue: tag });
  return (
    <Page title={text('nav.settings')} toolbar={<SettingsTabs />}>
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonText lines={10} />}
      {found.data && (
        <div className="y-apipage">
          <nav className="y-apinav" aria-label={text('nav.api')}>
            {[...groups].map(([tag, those]) => (
              <a key={tag} href={`#api-${tag}`}>
                {groupName(tag)} <span className="y-quiet">{those.length}</span>
              </a>
            ))}
          </nav>
          <div className="y-stack y-gap-l">
            <div className="y-stack y-gap-s">
              <p className="y-quiet">
                {text('api.intro')} <Link to="/account">{text('api.makeKey')}</Link> ·{' '}
                <a href={api.system.openApi.url()} target="_blank" rel="noreferrer">
                  openapi.json
                </a>
              </p>
              <label className="y-searchbox y-api-search">
                <Icon name="search" size={15} />
                <input
                  type="search"
                  aria-label={text('api.search')}
                  placeholder={text('api.search')}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              </label>
            </div>
            {shown.length === 0 && <EmptyState icon="search">{text('api.nothing')}</EmptyState>}
            {[...groups].map(([tag, those]) => (
              <section key={tag} id={`api-${tag}`}>
                <Card flush title={groupName(tag)}>
                  {those.map((operation) => (
                    <OperationLine key={operation.id} operation={operation} />
                  ))}
                </Card>
              </section>
            ))}
          </div>
        </div>
      )}
    </Page>
  );
}

/** One operation; what it takes and answers is drawn when it is opened. */
function OperationLine({ operation }: { operation: Operation }) {
  const [open, setOpen] = useState(false);
  const tone = tones[operation.method as keyof typeof tones] ?? 'plain';
  return (
    <details className="y-op" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Tag tone={tone}>{operation.method}</Tag>
        <code className="y-code">{operation.path}</code>
        <Prose>{operation.summary}</Prose>
      </summary>
      {open && <OperationBody operation={operation} />}
    </details>
  );
}
