import type { ServerResponse } from 'node:http';
import { Refusal } from '../../kernel/outcome.ts';
import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { type Change, onChange } from '../events/live.ts';

/** Tells which of the given ids `actor` may see; each area registers its kinds. */
export type VisibleIds = (db: Database, actor: Actor, ids: string[]) => Promise<string[]>;

const open = new Set<ServerResponse>();
/** Open streams of each person in this process: many tabs, not a flood. */
const mostOfOne = 30;
const streamsOf = new Map<string, number>();

/** Ends every stream, so that the server can stop; browsers come back by themselves. */
export function endStreams(): void {
  for (const out of open) out.end();
}

const heartbeat = 25_000;
/** Changes within this time reach a browser together. */
const gather = 150;

/** @throws Refusal `request.tooMany` when this person has so many streams open that no browser could have asked for them. */
export function admitStream(personId: string): void {
  if ((streamsOf.get(personId) ?? 0) >= mostOfOne) throw new Refusal('request.tooMany');
}

/**
 * Streams changes to one browser until it goes away. Only that a record changed is told, and only to whom may see it: a
 * record one may not see does not even betray that it exists.
 */
export function streamChanges(
  out: ServerResponse,
  db: Database,
  actor: Actor,
  kinds: ReadonlySet<string> | null,
  visible: ReadonlyMap<string, VisibleIds>,
  stillSignedIn: () => Promise<boolean>,
): void {
  out.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
    'x-content-type-options': 'nosniff',
  });
  open.add(out);
  streamsOf.set(actor.id, (streamsOf.get(actor.id) ?? 0) + 1);
  out.write('retry: 3000\n\n');
  let waiting: Change[] = [];
  let timer: NodeJS.Timeout | null = null;

  const deliver = async (): Promise<void> => {
    timer = null;
    const changes = waiting;
    waiting = [];
    const seen = await onlyVisible(db, actor, changes, visible);
    if (seen.length > 0 && !out.writableEnded) out.write(`event: changes\ndata: ${JSON.stringify(seen)}\n\n`);
  };
  const stop = onChange((changes) => {
    const wanted = changes.filter(
      (change) => change.kind === '*' || (visible.has(change.kind) && (kinds?.has(change.kind) ?? true)),
    );
    if (wanted.length === 0) return;
    waiting.push(...wanted);
    timer ??= setTimeout(() => void deliver().catch(() => out.end()), gather);
  });
  const beat = setInterval(() => {
    // Whoever was signed out elsewhere hears nothing more.
    stillSignedIn().then(
      (signedIn) => (signedIn ? out.write(': still here\n\n') : out.end()),
      () => out.end(),
    );
  }, heartbeat);
  out.on('close', () => {
    open.delete(out);
    const others = streamsOf.get(actor.id)! - 1;
    if (others > 0) streamsOf.set(actor.id, others);
    else streamsOf.delete(actor.id);
    stop();
    clearInterval(beat);
    if (timer) clearTimeout(timer);
  });
}

async function onlyVisible(
  db: Database,
  actor: Actor,
  changes: Change[],
  visible: ReadonlyMap<string, VisibleIds>,
): Promise<Change[]> {
  const many = changes.filter((change) => change.id === null);
  const ids = new Map<string, Set<string>>();
  for (const { kind, id } of changes) if (id) ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
  const seen: Change[] = dedupe(many);
  for (const [kind, those] of ids) {
    const mine = new Set(await (visible.get(kind)?.(db, actor, [...those]) ?? []));
    seen.push(
      ...dedupe(changes.filter((change) => change.kind === kind && change.id && mine.has(change.id))),
    );
  }
  return seen;
}

function dedupe(changes: Change[]): Change[] {
  return [...new Map(changes.map((change) => [`${change.type} ${change.id}`, change])).values()];
}
