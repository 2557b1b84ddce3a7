import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';

/** Absent from a day until a day, both included (ISO dates); without `until`: until further notice. */
export type Absence = { from: string | null; until: string | null };

/** Whether the two days of an absence make sense together. */
export function checkAbsence({ from, until }: Absence): Outcome<Absence> {
  if (from === null && until !== null) return refuse('people.absenceWithoutStart', {}, 'body.absentFrom');
  if (from !== null && until !== null && until < from)
    return refuse('people.absenceBackwards', { from, until }, 'body.absentUntil');
  return accept({ from, until });
}

export type TeamNode = { id: string; parentId: string | null };

/** `root` and all teams below it. */
export function teamsBelow(teams: readonly TeamNode[], root: string): string[] {
  const children = new Map<string, string[]>();
  for (const team of teams)
    if (team.parentId) children.set(team.parentId, [...(children.get(team.parentId) ?? []), team.id]);
  const reached = new Set<string>();
  const waiting = [root];
  for (let team = waiting.pop(); team !== undefined; team = waiting.pop()) {
    if (reached.has(team)) continue;
    reached.add(team);
    waiting.push(...(children.get(team) ?? []));
  }
  return [...reached];
}

/** `team` and all teams above it, nearest first. */
export function teamsAbove(teams: readonly TeamNode[], team: string | null): string[] {
  const parents = new Map(teams.map(({ id, parentId }) => [id, parentId]));
  const above: string[] = [];
  for (let at = team; at !== null && !above.includes(at); at = parents.get(at) ?? null) above.push(at);
  return above;
}

/** The teams whose records someone sees: their own; when they lead it, also those below. */
export function reachOf(teams: readonly TeamNode[], teamId: string | null, leads: boolean): string[] {
  if (teamId === null) return [];
  return leads ? teamsBelow(teams, teamId) : [teamId];
}

/** Whether `team` may hang below `parentId`: never below itself. */
export function checkParent(
  teams: readonly TeamNode[],
  team: string,
  parentId: string | null,
): Outcome<string | null> {
  if (parentId === null) return accept(null);
  if (!teams.some(({ id }) => id === parentId)) return refuse('team.notFound', {}, 'body.parentId');
  if (teamsBelow(teams, team).includes(parentId)) return refuse('team.loop', {}, 'body.parentId');
  return accept(parentId);
}
