import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { reportConnection } from './api/connection.ts';

/** Something happened: `{ type: 'lead.captured', kind: 'lead', id }`; `id` null: many at once; kind `*`: ask for all again. */
export type LiveChange = { type: string; kind: string; id: string | null };

type Listener = (change: LiveChange) => void;
const listeners = new Set<Listener>();
let source: EventSource | null = null;
let restart: ReturnType<typeof setTimeout> | undefined;

/** One stream for the whole page, open while anyone listens. The browser reconnects by itself, except after an HTTP error. */
function open(): void {
  source = new EventSource('/api/live');
  source.onopen = () => reportConnection('ok');
  source.addEventListener('changes', (message: MessageEvent<string>) => {
    const changes = JSON.parse(message.data) as LiveChange[];
    for (const change of changes) for (const listener of listeners) listener(change);
  });
  source.onerror = () => {
    if (source?.readyState !== EventSource.CLOSED) return;
    close();
    restart = setTimeout(() => listeners.size > 0 && open(), 10_000);
  };
}

function close(): void {
  clearTimeout(restart);
  source?.close();
  source = null;
}

function listen(listener: Listener): () => void {
  listeners.add(listener);
  if (!source) open();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) close();
  };
}

/** Calls `onChange` when a record of one of `kinds` changes anywhere in the company (and the person may see it). */
export function useLive(kinds: readonly string[], onChange: (change: LiveChange) => void): void {
  const latest = useRef({ kinds, onChange });
  latest.current = { kinds, onChange };
  useEffect(
    () =>
      listen((change) => {
        if (change.kind === '*' || latest.current.kinds.includes(change.kind))
          latest.current.onChange(change);
      }),
    [],
  );
}

/** Reads `keys` again when a record of one of `kinds` changes; at most once a second, however much happens. */
export function useLiveRefresh(kinds: readonly string[], keys: readonly QueryKey[]): void {
  const client = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(keys);
  latest.current = keys;
  useLive(kinds, () => {
    waiting.current ??= setTimeout(() => {
      waiting.current = null;
      for (const queryKey of latest.current) void client.invalidateQueries({ queryKey });
    }, 1_000);
  });
  useEffect(() => () => clearTimeout(waiting.current ?? undefined), []);
}
