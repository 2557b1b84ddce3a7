import { type Reach, reachOf, type Session } from '../../../web/session.ts';

export type Grants = Readonly<Record<string, Reach>>;
export type PermissionChoice = { name: string; scopes: readonly Reach[] };

export const reaches: readonly Reach[] = ['own', 'team', 'all'];

/** Why a permission can't be given in a scope; null when it can. Nobody hands out more than they hold. */
export function refusalOf(
  session: Session,
  { name, scopes }: PermissionChoice,
  scope: Reach,
): 'noScope' | 'tooWide' | null {
  if (!scopes.includes(scope)) return 'noScope';
  const held = reachOf(session, name);
  return held !== null && reaches.indexOf(held) >= reaches.indexOf(scope) ? null : 'tooWide';
}

/** The same grants with one permission given in `scope`, or taken away. */
export function withGrant(grants: Grants, permission: string, scope: Reach | null): Grants {
  const { [permission]: _, ...rest } = grants;
  return scope === null ? rest : { ...rest, [permission]: scope };
}

/** Whether both give the same, whatever the order they are written in. */
export function sameGrants(one: Grants, other: Grants): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

/** `leads.read`, `leads.write`, `people.manage` → by their first word, in the order they come. */
export function byArea(permissions: readonly PermissionChoice[]): [area: string, PermissionChoice[]][] {
  const areas = new Map<string, PermissionChoice[]>();
  for (const permission of permissions) {
    const area = permission.name.split('.')[0] ?? permission.name;
    areas.set(area, [...(areas.get(area) ?? []), permission]);
  }
  return [...areas];
}
