import {
  categoryTotals,
  type MonthDeal,
  type Pipeline,
  type PipelinePast,
  promisesOf,
} from '../areas/pipeline/index.ts';
import type { PastEvent } from '../platform/events/write-past.ts';
import { dayOf, momentOf, plusDays, workedBefore, workedFrom } from './calendar.ts';
import type { DealStory } from './deal-story.ts';
import type { Colleague } from './plan.ts';
import type { Random } from './random.ts';
import { doubts } from './words/deals.ts';

type Promises = { rows: PipelinePast['promises'][number][]; events: PastEvent[] };
const monthsBack = 12;

/**
 * What people promised: in each month on its third day what their deals said then, in this month again on its last working day; some of it seen otherwise
 * by their manager, with the reason.
 */
export function makePromises(
  random: Random,
  now: Date,
  id: (at: Date) => string,
  sellers: readonly Colleague[],
  people: readonly Colleague[],
  stories: readonly DealStory[],
  pipeline: Pipeline,
): Promises {
  const made: Promises = { rows: [], events: [] };
  const chances = new Map(pipeline.stages.map((stage) => [stage.id, stage.probability]));
  for (const seller of sellers) {
    const own = stories.filter(({ deal }) => deal.ownerId === seller.id);
    for (let back = monthsBack; back >= 0; back--) {
      const month = monthAt(now, -back);
      for (const day of back === 0 ? daysNow(now, month) : [plusDays(month, 2)]) {
        const at = momentOf(workedFrom(day), random.int(16 * 60, 18 * 60));
        if (at >= now || seller.joinedOn > dayOf(at)) continue;
        const deals = dealsAt(own, at, month, chances);
        const computed = categoryTotals(deals);
        const said = promisesOf(computed);
        const row = { personId: seller.id, teamId: seller.teamId, month, computed, deals };
        made.rows.push({
          ...row,
          id: id(at),
          kind: 'submitted',
          ...said,
          note: null,
          byId: seller.id,
          at: at.toISOString(),
        });
        made.events.push(told(at, 'forecast.submitted', seller.id, seller.id, { month, ...said }));
        const manager = people.find((one) => one.leads && one.teamId === seller.teamId);
        const later = momentOf(workedFrom(plusDays(dayOf(at), 1)), random.int(9 * 60, 11 * 60));
        if (!manager || manager.id === seller.id || later >= now || !random.chance(0.22)) continue;
        // What is won already nobody doubts.
        const open = Number(said.commit) - Number(computed.won);
        const less = { ...said, commit: (Number(computed.won) + Math.round(open * 0.7)).toFixed(2) };
        if (open <= 0) continue;
        const reason = random.pick(doubts);
        made.rows.push({
          ...row,
          id: id(later),
          kind: 'adjusted',
          ...less,
          note: reason,
          byId: manager.id,
          at: later.toISOString(),
        });
        made.events.push(told(later, 'forecast.adjusted', manager.id, seller.id, { month, ...less, reason }));
      }
    }
  }
  return made;
}

/** Days of this month on which people said what they promise: the third, and again on the last working day. */
function daysNow(now: Date, month: string): string[] {
  const last = workedBefore(dayOf(now));
  const third = plusDays(month, 2);
  return last > third ? [third, last] : [third];
}

/** One's deals of a month as they stood at a moment: open ones expected in it, and those won in it by then. */
function dealsAt(
  own: readonly DealStory[],
  at: Date,
  month: string,
  chances: ReadonlyMap<string, number>,
): MonthDeal[] {
  const moment = at.toISOString();
  const inMonth = (day: string | null) => day?.slice(0, 7) === month.slice(0, 7);
  return own.flatMap(({ states }) => {
    const then = states.findLast((state) => state.at <= moment)?.opportunity;
    if (!then || then.state === 'lost') return [];
    const { id, name, accountName, state, category, baseAmount, expectedClose, closedOn, stageId } = then;
    if (!inMonth(state === 'won' ? closedOn : expectedClose)) return [];
    return [
      {
        id,
        name,
        accountName,
        state,
        category,
        baseAmount,
        probability: chances.get(stageId) ?? 0,
        expectedClose,
      },
    ];
  });
}

/** What is wanted of each seller month by month, a little more than they brought a month in the year before, and of each team together. */
export function makeTargets(
  now: Date,
  id: (at: Date) => string,
  sellers: readonly Colleague[],
  stories: readonly DealStory[],
  setBy: string,
): { rows: PipelinePast['targets'][number][]; events: PastEvent[] } {
  const rows: PipelinePast['targets'][number][] = [];
  const events: PastEvent[] = [];
  const set = (
    at: Date,
    of: { personId: string | null; teamId: string | null },
    month: string,
    wanted: number,
  ) => {
    const amount = wanted.toFixed(2);
    rows.push({ id: id(at), ...of, month, amount, setBy });
    const subject = of.personId ? { kind: 'person', id: of.personId } : { kind: 'team', id: of.teamId! };
    const payload = { month, teamId: of.teamId, amount };
    const type = 'forecast.targetSet';
    events.push({ at: at.toISOString(), type, actorId: setBy, via: 'web', subject, batchId: null, payload });
  };
  for (let ahead = -monthsBack; ahead <= 4; ahead++) {
    const month = monthAt(now, ahead);
    const at = momentOf(workedFrom(plusDays(monthAt(now, Math.min(0, ahead) - 1), 20)), 600);
    if (at >= now) continue;
    const ofTeam = new Map<string, number>();
    for (const { id: personId, teamId, joinedOn } of sellers) {
      if (joinedOn > month) continue;
      const brought = wonBetween(
        stories,
        personId,
        monthAt(now, ahead - 13),
        monthAt(now, Math.min(0, ahead - 1)),
      );
      const wanted = Math.max(1, Math.round((brought * 1.15) / 12 / 10_000)) * 10_000;
      set(at, { personId, teamId: null }, month, wanted);
      ofTeam.set(teamId, (ofTeam.get(teamId) ?? 0) + wanted);
    }
    for (const [teamId, wanted] of ofTeam) set(at, { personId: null, teamId }, month, wanted);
  }
  return { rows, events };
}

/** What somebody's deals brought between two days. */
function wonBetween(stories: readonly DealStory[], personId: string, from: string, until: string): number {
  return stories.reduce((sum, { deal: { state, ownerId, closedOn, baseAmount } }) => {
    const counts = state === 'won' && ownerId === personId && closedOn! >= from && closedOn! < until;
    return counts ? sum + Number(baseAmount ?? 0) : sum;
  }, 0);
}

function told(at: Date, type: string, actorId: string, personId: string, payload: object): PastEvent {
  const subject = { kind: 'person', id: personId };
  return { at: at.toISOString(), type, actorId, via: 'web', subject, batchId: null, payload };
}

/** The first day of the month so many ahead. */
function monthAt(now: Date, ahead: number): string {
  const [year, month] = dayOf(now).split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + ahead, 1)).toISOString().slice(0, 10);
}
