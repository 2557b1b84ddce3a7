import { type Actor, may, scopeOf, system } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { kindToken, ownerToken, teamToken } from './document.ts';
import { all, any, term } from './query.ts';

/** How a found record is shown. */
export type Described = { id: string; title: string; subtitle: string | null };

/** A kind of record that can be searched, as its area registers it. */
export type SearchKind = {
  kind: string;
  /** Whoever holds it finds records of this kind, as far as it reaches: own, team, all. */
  permission: string;
  /** Reads what is shown of these records, under row-level security: those the actor may not see are left out. */
  describe(db: Database, actor: Actor, ids: readonly string[]): Promise<Described[]>;
};

const registered = new Map<string, SearchKind>();

/** Makes a kind of record searchable. Called once by its area as the process starts. */
export function registerSearchKind(kind: SearchKind): void {
  registered.set(kind.kind, kind);
}

/** The registered kinds that `actor` may search, of those wanted (all when not said). */
export function kindsFor(actor: Actor, wanted?: readonly string[]): SearchKind[] {
  return [...registered.values()].filter(
    (kind) => (!wanted || wanted.includes(kind.kind)) && may(actor, kind.permission),
  );
}

/** A record by its kind and id. */
export type RecordRef = { kind: string; id: string };

/** Titles of records of any registered kind, by `kind/id`; those that the actor may not see are left out. */
export async function describeRecords(
  db: Database,
  actor: Actor,
  refs: readonly RecordRef[],
): Promise<Map<string, Described>> {
  const described = new Map<string, Described>();
  for (const kind of kindsFor(actor, [...new Set(refs.map((ref) => ref.kind))])) {
    const ids = [...new Set(refs.filter((ref) => ref.kind === kind.kind).map((ref) => ref.id))];
    for (const one of await kind.describe(db, actor, ids)) described.set(`${kind.kind}/${one.id}`, one);
  }
  return described;
}

/** Which records of these kinds `actor` may find. */
export type Reach = {
  /** A tsquery to be joined to what is searched; null when the kind alone decides. */
  visible: string | null;
  /** Whether all records of the kinds are visible, so that walking them in order meets no gaps. */
  everything: boolean;
};

/**
 * The same rule as the row-level security of the kinds' tables: own, team and below, all. `nearlyAll`: other kinds are so few that
 * leaving them out afterwards costs less than looking up the kind of each record in the index.
 */
export function reachOf(actor: Actor, kinds: readonly SearchKind[], nearlyAll: boolean): Reach {
  const everything = kinds.every((kind) => scopeOf(actor, kind.permission) === 'all');
  if (everything && (nearlyAll || kinds.length === registered.size)) return { visible: null, everything };
  const terms = kinds.flatMap(({ kind, permission }) => {
    const scope = scopeOf(actor, permission);
    if (scope === 'all') return [kindToken(kind)];
    const own = ownerToken(kind, actor.id);
    return scope === 'team' ? [own, ...actor.teams.map((team) => teamToken(kind, team))] : [own];
  });
  return { visible: any(terms.map(term)), everything };
}

/** From here on the others are few. */
const nearly = 0.9;
/** Shares move slowly, and only how long a search takes depends on them. */
const remembered = 60_000;
const shares = new WeakMap<Database, { of: Promise<ReadonlyMap<string, number>>; until: number }>();

/** Whether nearly all records that can be found are of these kinds, as PostgreSQL last counted; before it ever did: no. */
export async function areNearlyAll(db: Database, kinds: readonly SearchKind[]): Promise<boolean> {
  let known = shares.get(db);
  if (!known || known.until < Date.now()) {
    const of = readShares(db);
    // Another try at the next search.
    of.catch(() => shares.delete(db));
    known = { of, until: Date.now() + remembered };
    shares.set(db, known);
  }
  const byKind = await known.of;
  return kinds.reduce((sum, { kind }) => sum + (byKind.get(kind) ?? 0), 0) >= nearly;
}

async function readShares(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db.read(
    system,
    sql<{ kind: string; share: number }>`
      select k.kind, k.share::float8 as share
      from pg_stats s, unnest(s.most_common_vals::text::text[], s.most_common_freqs) as k(kind, share)
      where s.schemaname = 'search' and s.tablename = 'documents' and s.attname = 'kind'`,
  );
  return new Map(rows.map(({ kind, share }) => [kind, share]));
}

/** tsqueries for what is sought and may be found; without anything sought, for what may be found. */
export function within(reach: Reach, sought: readonly string[] | null): string[] {
  if (sought === null) return reach.everything || reach.visible === null ? [] : [reach.visible];
  return sought.map((one) => (reach.visible === null ? one : all([one, reach.visible])));
}
