import { useQuery } from '@tanstack/react-query';
import Input from 'antd/es/input';
import { useDeferredValue, useState } from 'react';
import { ErrorState, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import type { RecordRef } from '../shapes.ts';
import { useMailText } from '../text.ts';

export type Found = RecordRef & { title: string };

const kinds = ['lead', 'account', 'contact', 'opportunity'] as const;

/** Finds a record by any part of its name and gives it back. */
export function RecordSearch({ onChoose }: { onChoose: (record: Found) => void }) {
  const text = useMailText();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const found = useQuery({
    ...api.search.find.query({ query: { q: asked, kinds: kinds.join(','), limit: 12 } }),
    enabled: asked !== '',
    placeholderData: (before) => before,
  });
  const hits = asked === '' ? [] : (found.data?.hits ?? []);
  const choose = (at: number) => {
    const hit = hits[at];
    const kind = kinds.find((one) => one === hit?.kind);
    if (hit && kind) onChoose({ kind, id: hit.id, title: hit.title });
  };
  return (
    <div className="y-stack y-gap-s">
      <Input
        autoFocus
        value={typed}
        aria-label={text('web.file.search')}
        placeholder={text('web.file.search')}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={(event) => {
          event.preventDefault();
          choose(0);
        }}
      />
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {asked !== '' && found.isPending && <SkeletonText lines={4} />}
      {asked !== '' && found.data && hits.length === 0 && (
        <p className="y-quiet">{text('web.file.nothing')}</p>
      )}
      <ul className="mail-hits">
        {hits.map((hit, at) => (
          <li key={`${hit.kind}/${hit.id}`}>
            <button type="button" onClick={() => choose(at)}>
              <b>{hit.title}</b>
              {hit.subtitle && <span className="y-quiet">{hit.subtitle}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
