import { type Actor, may, scopeOf } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
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
  /** A tsquery to be joined to what is searched; null when every document may be found. */
  visible: string | null;
  /** Whether all records of the kinds are visible, so that walking them in order meets no gaps. */
  everything: boolean;
};

/** The same rule as the row-level security of the kinds' tables: own, team and below, all. */
export function reachOf(actor: Actor, kinds: readonly SearchKind[]): Reach {
  const everything = kinds.every((kind) => scopeOf(actor, kind.permission) === 'all');
  if (everything && kinds.length === registered.size) return { visible: null, everything };
  const terms = kinds.flatMap(({ kind, permission }) => {
    const scope = scopeOf(actor, permission);
    if (scope === 'all') return [kindToken(kind)];
    const own = ownerToken(kind, actor.id);
    return scope === 'team' ? [own, ...actor.teams.map((team) => teamToken(kind, team))] : [own];
  });
  return { visible: any(terms.map(term)), everything };
}

/** tsqueries for what is sought and may be found; without anything sought, for what may be found. */
export function within(reach: Reach, sought: readonly string[] | null): string[] {
  if (sought === null) return reach.everything || reach.visible === null ? [] : [reach.visible];
  return sought.map((one) => (reach.visible === null ? one : all([one, reach.visible])));
}
