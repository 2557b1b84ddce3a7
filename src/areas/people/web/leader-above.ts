type Placed = { id: string; teamId: string | null };
type Team = { id: string; parentId: string | null; leaders: readonly { id: string }[] };

/** Who leads someone's team, or the nearest team above it that has a leader other than them among `present`; null when nobody does. */
export function leaderAbove(
  { id, teamId }: Placed,
  teams: readonly Team[],
  present: ReadonlySet<string>,
): string | null {
  const byId = new Map(teams.map((team) => [team.id, team]));
  const seen = new Set<string>();
  for (let team = byId.get(teamId ?? ''); team && !seen.has(team.id); team = byId.get(team.parentId ?? '')) {
    seen.add(team.id);
    const leader = team.leaders.find((one) => one.id !== id && present.has(one.id));
    if (leader) return leader.id;
  }
  return null;
}
