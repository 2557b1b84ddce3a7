/** Why a lead is on today's list. The screen words it with the facts. */
export type WorkReason = 'firstResponse' | 'nextStep' | 'woken' | 'fresh';

/** A lead that asks for something, with the moment that decides its place. */
export type Candidate = {
  id: string;
  reason: WorkReason;
  /** firstResponse: due by; nextStep: planned day's start; woken: woke at; fresh: last change. ISO. */
  at: string;
};

export type WorkItem<C extends Candidate> = C & {
  /** Why it is where it is: smaller is sooner. */
  rank: number;
  /** How late, in minutes; null where nothing is late. */
  lateMinutes: number | null;
};

const hour = 3_600_000;

/**
 * What to do next, in order: first responses of the last day and those coming due, soonest first (an hour more and the chance
 * of reaching a new lead drops); planned steps due, earliest first; leads that woke up, latest first; first responses missed
 * long ago, latest first; then the freshest of the rest. A lead stands once, for its most urgent reason.
 */
export function workList<C extends Candidate>(
  candidates: readonly C[],
  now: Date,
  limit: number,
): WorkItem<C>[] {
  const ordered = candidates.map((one) => placed(one, now)).sort(byUrgency);
  const seen = new Set<string>();
  const list: WorkItem<C>[] = [];
  for (const item of ordered) {
    if (list.length === limit) break;
    if (seen.has(item.id)) continue;
    seen.add(item.id);
    list.push(item);
  }
  return list;
}

function placed<C extends Candidate>(candidate: C, now: Date): WorkItem<C> {
  const late = now.getTime() - Date.parse(candidate.at);
  const isTimed = candidate.reason === 'firstResponse' || candidate.reason === 'nextStep';
  return {
    ...candidate,
    rank: rankOf(candidate.reason, late),
    lateMinutes: isTimed && late > 0 ? Math.floor(late / 60_000) : null,
  };
}

function rankOf(reason: WorkReason, late: number): number {
  if (reason === 'firstResponse') return late < 24 * hour ? 1 : 4;
  if (reason === 'nextStep') return 2;
  return reason === 'woken' ? 3 : 5;
}

/** Ranks 1 and 2 are worked off from the earliest; in the others the latest is the most promising. */
function byUrgency(a: WorkItem<Candidate>, b: WorkItem<Candidate>): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  const time = Date.parse(a.at) - Date.parse(b.at);
  if (time !== 0) return a.rank <= 2 ? time : -time;
  return a.id < b.id ? -1 : 1;
}
