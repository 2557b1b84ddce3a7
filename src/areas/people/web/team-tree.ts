import type { Team } from './shapes.ts';

export type TreeNode = {
  team: Team;
  depth: number;
  /** Names of the teams above, the highest first. */
  path: readonly string[];
};

/** Teams in the order of the tree, each under the one it belongs to. */
export function treeOf(teams: readonly Team[]): TreeNode[] {
  const below = new Map<string | null, Team[]>();
  const known = new Set(teams.map((team) => team.id));
  for (const team of teams) {
    const parent = team.parentId !== null && known.has(team.parentId) ? team.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), team]);
  }
  const walk = (parent: string | null, path: readonly string[]): TreeNode[] =>
    (below.get(parent) ?? []).flatMap((team) => [
      { team, depth: path.length, path },
      ...walk(team.id, [...path, team.name]),
    ]);
  return walk(null, []);
}

/** Whether `team` may hang below `parent`: not where it hangs already, and never below itself. */
export function mayMove(teams: readonly Team[], team: Team, parent: string | null): boolean {
  if (team.parentId === parent) return false;
  for (let at = parent; at !== null; at = teams.find((one) => one.id === at)?.parentId ?? null)
    if (at === team.id) return false;
  return true;
}

/** Where a team goes by keyboard: `in` the one before it on the same level, `out` beside its parent. Undefined: nowhere. */
export function neighbourOf(
  tree: readonly TreeNode[],
  team: Team,
  direction: 'in' | 'out',
): string | null | undefined {
  if (direction === 'out') {
    if (team.parentId === null) return undefined;
    return tree.find((node) => node.team.id === team.parentId)?.team.parentId ?? null;
  }
  const siblings = tree.filter((node) => node.team.parentId === team.parentId);
  return siblings[siblings.findIndex((node) => node.team.id === team.id) - 1]?.team.id;
}
