import { Refusal } from '../../../kernel/outcome.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import { scopeOf } from '../../../platform/actor/actor.ts';
import { covers, type Grants } from '../../../platform/actor/permissions.ts';
import { reachOf, type TeamNode } from '../rules/placing.ts';

/** Where someone stands: role, team, and whether they lead it. */
export type Place = { grants: Grants; teamId: string | null; leadsTeam: boolean };

/**
 * The law of this room: whoever looks after people hands out, and takes away, no more than they hold themselves, and nobody outside
 * their teams when they hold `people.manage` for teams only. Checked for where a person stands and for where they shall stand.
 *
 * @throws Refusal `people.outsideYourTeams`, `people.moreThanYouHold`
 */
export function requireAuthority(actor: Actor, teams: readonly TeamNode[], place: Place): void {
  const scope = scopeOf(actor, 'people.manage');
  if (scope === null) throw new Refusal('auth.forbidden', { permission: 'people.manage' });
  if (scope !== 'all' && (place.teamId === null || !actor.teams.includes(place.teamId)))
    throw new Refusal('people.outsideYourTeams');
  if (!covers(actor, place.grants, reachOf(teams, place.teamId, place.leadsTeam)))
    throw new Refusal('people.moreThanYouHold');
}

/** For what touches everyone: roles and the top of the tree. @throws Refusal `auth.forbidden` */
export function requireWholeCompany(actor: Actor): void {
  if (scopeOf(actor, 'people.manage') !== 'all')
    throw new Refusal('auth.forbidden', { permission: 'people.manage' });
}
