import { newId } from '../../../kernel/ids.ts';
import { must, Refusal } from '../../../kernel/outcome.ts';
import { scopeOf } from '../../../platform/actor/actor.ts';
import { covers } from '../../../platform/actor/permissions.ts';
import { forgetSignIn } from '../../../platform/auth/forget.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { changesBetween } from '../rules/changes.ts';
import { checkParent, teamsAbove, teamsBelow } from '../rules/placing.ts';
import {
  grantsOfLeaders,
  insertTeam,
  lockTeams,
  markTeam,
  membersOf,
  saveTeam,
  type Team,
} from '../store.ts';

/** @returns the new team's id. @throws Refusal `team.notFound`, `people.outsideYourTeams` */
export async function createTeam(
  tx: Transaction,
  team: { name: string; parentId: string | null },
): Promise<string> {
  const teams = await lockTeams(tx);
  const id = newId();
  must(checkParent(teams, id, team.parentId));
  requireTeam(tx, team.parentId);
  await insertTeam(tx, id, team.name, team.parentId);
  tell(tx, { type: 'team.created', subject: { kind: 'team', id }, payload: { ...team } });
  // Those who lead the teams above reach the new one from now on.
  forgetSignIn(tx, null);
  return id;
}

/**
 * Renames a team or hangs it elsewhere in the tree. Moving it lets the leaders above its new place see what is in it: the actor must
 * hold what they thereby give.
 *
 * @throws Refusal `record.stale`, `record.notFound`, `team.loop`, `team.notFound`, `people.outsideYourTeams`, `people.moreThanYouHold`
 */
export async function editTeam(
  tx: Transaction,
  id: string,
  { version, ...edit }: { version: number; name?: string | undefined; parentId?: string | null | undefined },
): Promise<void> {
  const teams = await lockTeams(tx);
  const before = find(teams, id);
  requireTeam(tx, id);
  if (before.version !== version) throw new Refusal('record.stale', { current: before, yours: edit });
  const parentId = edit.parentId === undefined ? before.parentId : edit.parentId;
  const after = { ...before, name: edit.name ?? before.name, parentId };
  if (after.parentId !== before.parentId) {
    requireTeam(tx, before.parentId);
    requireTeam(tx, must(checkParent(teams, id, parentId)));
    const leaders = await grantsOfLeaders(tx, teamsAbove(teams, parentId));
    const moved = teamsBelow(teams, id);
    if (!leaders.every((grants) => covers(tx.actor, grants, moved)))
      throw new Refusal('people.moreThanYouHold');
  }
  const changes = changesBetween(before, after);
  if (Object.keys(changes).length === 0) return;
  await saveTeam(tx, id, after.name, after.parentId);
  tell(tx, { type: 'team.edited', subject: { kind: 'team', id }, payload: { changes } });
  forgetSignIn(tx, null);
}

/** @throws Refusal `team.notEmpty`, `record.notFound`, `people.outsideYourTeams` */
export async function deleteTeam(tx: Transaction, id: string): Promise<void> {
  const teams = await lockTeams(tx);
  find(teams, id);
  requireTeam(tx, id);
  if (teamsBelow(teams, id).length > 1 || (await membersOf(tx, id)) > 0) throw new Refusal('team.notEmpty');
  await markTeam(tx, id, true);
  tell(tx, { type: 'team.deleted', subject: { kind: 'team', id } });
  forgetSignIn(tx, null);
}

/** Undoes a deletion. @throws Refusal `record.notFound`, `people.outsideYourTeams` */
export async function restoreTeam(tx: Transaction, id: string): Promise<void> {
  await lockTeams(tx);
  requireTeam(tx, null);
  if ((await markTeam(tx, id, false)) === 0) throw new Refusal('record.notFound');
  tell(tx, { type: 'team.restored', subject: { kind: 'team', id } });
  forgetSignIn(tx, null);
}

function find(teams: readonly Team[], id: string): Team {
  const team = teams.find((one) => one.id === id);
  if (!team) throw new Refusal('record.notFound');
  return team;
}

/** Whoever looks after their own teams only changes nothing outside of them; the top of the tree is outside. */
function requireTeam(tx: Transaction, teamId: string | null): void {
  if (scopeOf(tx.actor, 'people.manage') === 'all') return;
  if (teamId === null || !tx.actor.teams.includes(teamId)) throw new Refusal('people.outsideYourTeams');
}
