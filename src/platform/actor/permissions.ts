import type { Actor, Scope } from './actor.ts';

/** Permission -> how far. */
export type Grants = Readonly<Record<string, Scope>>;

/** Every permission there is, with the scopes it may be given in; the words for people stand in the people room's locales. */
export const permissions = {
  'leads.read': ['own', 'team', 'all'],
  'leads.write': ['own', 'team', 'all'],
  'leads.assign': ['own', 'team', 'all'],
  'leads.import': ['own', 'team', 'all'],
  'leads.export': ['own', 'team', 'all'],
  'leads.delete': ['own', 'team', 'all'],
  'customers.read': ['own', 'team', 'all'],
  'customers.write': ['own', 'team', 'all'],
  'customers.assign': ['own', 'team', 'all'],
  'customers.import': ['own', 'team', 'all'],
  'customers.export': ['own', 'team', 'all'],
  'customers.delete': ['own', 'team', 'all'],
  'pipeline.read': ['own', 'team', 'all'],
  'pipeline.write': ['own', 'team', 'all'],
  'pipeline.assign': ['own', 'team', 'all'],
  'pipeline.import': ['own', 'team', 'all'],
  'pipeline.export': ['own', 'team', 'all'],
  'pipeline.delete': ['own', 'team', 'all'],
  'pipeline.manage': ['all'],
  'forecast.manage': ['team', 'all'],
  'score.manage': ['all'],
  'tasks.read': ['own', 'team', 'all'],
  'tasks.write': ['own', 'team', 'all'],
  'mail.read': ['all'],
  'mail.use': ['all'],
  'people.manage': ['team', 'all'],
  'settings.manage': ['all'],
  'audit.read': ['all'],
} as const satisfies Readonly<Record<string, readonly Scope[]>>;

export type Permission = keyof typeof permissions;

const rank: Readonly<Record<Scope, number>> = { own: 1, team: 2, all: 3 };

/** Whether `name` is a permission and may be given in `scope`. */
export function isGrant(name: string, scope: Scope): boolean {
  const scopes: readonly Scope[] | undefined = Object.hasOwn(permissions, name)
    ? permissions[name as Permission]
    : undefined;
  return scopes?.includes(scope) ?? false;
}

/** What both hold, each as far as the narrower of the two: the rights of an API key. */
export function intersectGrants(one: Grants, other: Grants): Grants {
  const both: Record<string, Scope> = {};
  for (const [name, scope] of Object.entries(one)) {
    const limit = other['*'] ?? other[name];
    if (limit) both[name] = rank[limit] < rank[scope] ? limit : scope;
  }
  return both;
}

/**
 * Whether `actor` holds at least what `grants` give to someone who reaches `teams`: the law that nobody hands out more than
 * they have. A `team` grant is covered by `all`, or by `team` when all of `teams` are the actor's own.
 */
export function covers(
  actor: Pick<Actor, 'grants' | 'teams'>,
  grants: Grants,
  teams: readonly string[],
): boolean {
  return Object.entries(grants).every(([name, scope]) => {
    const held = actor.grants['*'] ?? actor.grants[name];
    if (!held || rank[held] < rank[scope]) return false;
    return scope !== 'team' || held === 'all' || teams.every((team) => actor.teams.includes(team));
  });
}
