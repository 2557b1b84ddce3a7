import type { AmountUsed } from './expected-amount.ts';

/** Why a lead is on today's list. The screen words it with the facts. */
export type WorkReason = 'firstResponse' | 'nextStep' | 'woken' | 'fresh';

/** A lead that asks for something, with the moment that decides how urgent it is. */
export type Candidate = {
  id: string;
  reason: WorkReason;
  /** firstResponse: due by; nextStep: planned day's start; woken: woke at; fresh: last change. ISO. */
  at: string;
  /** Of buying; null: not scored yet. */
  chance: number | null;
  /** What it may bring; null: nobody ever said an amount of anything. */
  amountUsed: AmountUsed | null;
};

export type WorkItem<C extends Candidate> = Weighed<C> & {
  /** Its place, from 1. */
  rank: number;
};

type Weighed<C extends Candidate> = C & {
  /** How late, in minutes; null where nothing is late. */
  lateMinutes: number | null;
  /** How much now is better than later: 1,000 for a first response about to run out, 2 and less for what can wait. */
  urgency: number;
  /** chance × amount × urgency: what it stands by. */
  expectedValue: number;
};

const hour = 3_600_000;
const day = 24 * hour;

/** About one lead in five buys; so much is taken of one that has no score yet. */
const usualChance = 0.2;

/**
 * What to do next: by what can be won and how much of it is lost by waiting. A lead stands once, for its most urgent reason.
 *
 * A worked example, amounts in 元. A lead of 20,000 at 15 % whose first response is due in ten minutes comes to 0.15 × 20,000 × 1,000 =
 * 3,000,000; the quotation of 400,000 at 30 % promised for today to 0.3 × 400,000 × 15 = 1,800,000; a fresh one of 500,000 at 40 % to
 * 0.4 × 500,000 × 2 = 400,000. So the small one is answered first, as ten minutes from now it would be too late, then the promise is
 * kept, then the large one is called. Only where next to nothing is to be won, 1,000 at 3 %, does a first response wait (30,000).
 */
export function workList<C extends Candidate>(
  candidates: readonly C[],
  now: Date,
  limit: number,
): WorkItem<C>[] {
  const best = new Map<string, Weighed<C>>();
  for (const item of candidates.map((one) => weighed(one, now)).sort(byWorth))
    if (!best.has(item.id)) best.set(item.id, item);
  return [...best.values()].slice(0, limit).map((item, at) => ({ ...item, rank: at + 1 }));
}

function weighed<C extends Candidate>(candidate: C, now: Date): Weighed<C> {
  const late = now.getTime() - Date.parse(candidate.at);
  const isTimed = candidate.reason === 'firstResponse' || candidate.reason === 'nextStep';
  const urgency = Math.round(urgencyOf(candidate.reason, late) * 100) / 100;
  const worth = (candidate.chance ?? usualChance) * Number(candidate.amountUsed?.amount ?? 1);
  return {
    ...candidate,
    lateMinutes: isTimed && late > 0 ? Math.floor(late / 60_000) : null,
    urgency,
    expectedValue: Math.round(worth * urgency * 100) / 100,
  };
}

/**
 * How urgent something is, by how late it is in milliseconds (negative: how long there is still time).
 *
 * - First response: 1,000 from an hour before it is due, less the more time is left; once missed, half of it is lost every four hours
 *   (an hour more and the chance of reaching a new lead drops), and 3 remain: an answer is still wanted.
 * - Planned step: 15 on its day, rising to 30 on the third day after, for a promise is at stake; then half every two weeks, 3 remain.
 * - Woken up: 8, half every week, 2 remain. Fresh: 2, half every ten days, a half remains.
 */
export function urgencyOf(reason: WorkReason, late: number): number {
  switch (reason) {
    case 'firstResponse':
      return late <= 0 ? 1000 / Math.max(1, -late / hour) : fading(1000, late, 4 * hour, 3);
    case 'nextStep':
      return late < 3 * day
        ? 15 + 15 * Math.max(0, late / (3 * day))
        : fading(30, late - 3 * day, 14 * day, 3);
    case 'woken':
      return fading(8, Math.max(0, late), 7 * day, 2);
    default:
      return fading(2, Math.max(0, late), 10 * day, 0.5);
  }
}

function fading(from: number, time: number, half: number, least: number): number {
  return Math.max(least, from * 2 ** (-time / half));
}

function byWorth(a: Weighed<Candidate>, b: Weighed<Candidate>): number {
  return (
    b.expectedValue - a.expectedValue || b.urgency - a.urgency || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
