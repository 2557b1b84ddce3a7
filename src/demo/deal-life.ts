import type { Category, ContactRole, DecisionWords, Pipeline } from '../areas/pipeline/index.ts';
import { dayOf, minute, momentOf, plusDays, workedFrom } from './calendar.ts';
import type { DealStory } from './deal-story.ts';
import type { Colleague } from './plan.ts';
import type { Random } from './random.ts';
import { dealComments, dealSteps, dealTalk, lostNotes, lostShares } from './words/deals.ts';

/** Somebody at the customer's, and the part they play. */
export type DealPerson = { id: string; name: string; role: ContactRole };

/** One deal in somebody's hands, and what only we know: how likely it is won. */
export type DealCase = {
  random: Random;
  story: DealStory;
  pipeline: Pipeline;
  owner: Colleague;
  leader: Colleague;
  people: readonly DealPerson[];
  part: string;
  /** What it will be offered for, decimal text. */
  amount: string;
  isAbroad: boolean;
  /** Log-odds beside what is done for it. */
  leaning: number;
  words: DecisionWords;
};

/** How many conversations a stage takes, and its log-odds of being left forwards: won in about one of three. */
const stages = [
  { least: 1, most: 2, onwards: 1.5 },
  { least: 1, most: 3, onwards: 1.2 },
  { least: 1, most: 3, onwards: 0.55 },
  { least: 1, most: 3, onwards: 0.8 },
  { least: 0, most: 2, onwards: 1.9 },
] as const;

/** Lives a deal's life from its beginning until it is decided or until now. */
export function liveDeal(one: DealCase): void {
  const { random, story, pipeline, owner } = one;
  let at = new Date(story.deal.openedAt);
  for (const place of pipeline.stages.keys()) {
    const plan = stages[Math.min(place, stages.length - 1)]!;
    const heard = converse(one, at, place, random.int(plan.least, plan.most));
    if (heard === null) return;
    at = heard.last;
    const odds =
      plan.onwards +
      one.leaning +
      0.5 * owner.skill +
      (heard.direct > 0 ? 0.55 : -0.35) -
      (heard.silent ? 0.7 : 0);
    // A deal without a company behind it never gets beyond the first talks.
    const isLost = story.deal.accountId === null || !random.chance(1 / (1 + Math.exp(-odds)));
    if (isLost) {
      lose(one, at);
      return;
    }
    const next = pipeline.stages[place + 1];
    if (!next) {
      win(one, at);
      return;
    }
    if (!prepare(one, at, place) || !story.move(later(at, random.int(5, 40)), owner.id, next.id)) return;
    at = later(at, 45);
    if (!judge(one, at, place + 1)) return;
  }
}

type Heard = { last: Date; direct: number; silent: boolean };

/** The conversations of one stage. @returns null when now comes before their end */
function converse(one: DealCase, since: Date, place: number, times: number): Heard | null {
  const { random, story, owner } = one;
  let [last, direct, silent] = [since, 0, false];
  for (let left = times; left > 0; left--) {
    const isForgotten = random.chance(0.07 + 0.1 * (1 - owner.reliable));
    silent ||= isForgotten;
    const at = due(one, last, isForgotten);
    // Whoever hasn't been spoken with by the second stage is called: without that nobody knows the need.
    const mustSpeak = place === 1 && left === 1 && !story.spoken;
    const isDirect = mustSpeak || random.chance(one.isAbroad ? 0.3 : 0.5 + 0.15 * owner.skill);
    if (!speak(one, at, place, isDirect)) return null;
    if (isDirect) direct++;
    last = at;
    if (!postpone(one, later(at, 20), place)) return null;
    if (
      random.chance(0.06) &&
      !story.comment(later(at, random.int(60, 400)), one.leader.id, random.pick(dealComments))
    )
      return null;
  }
  const end = onDay(one, plusDays(dayOf(last), random.int(2, 7 + 2 * place)));
  return { last: end, direct, silent };
}

function speak(one: DealCase, at: Date, place: number, direct: boolean): boolean {
  const { random, story, owner, people, isAbroad } = one;
  const person = people.length > 0 ? random.pick(people) : null;
  const kind = direct
    ? random.weighted(isAbroad ? { call: 3, meeting: 1, visit: 0 } : { call: 5, visit: 3, meeting: 1 })
    : random.weighted(isAbroad ? { mail: 5, message: 1 } : { mail: 2, message: 4 });
  const step = random.pick(dealSteps[Math.min(place, dealSteps.length - 1)]!);
  const facts = {
    who: person?.name ?? '对方',
    part: one.part,
    amount: spoken(one),
    days: random.pick([15, 20, 30, 45]),
  };
  return story.talk(at, owner.id, {
    kind,
    direction: random.chance(0.28) ? 'in' : 'out',
    direct,
    outcome: 'reached',
    said: dealTalk(random, place, direct, isAbroad, facts),
    contactIds: person ? [person.id] : [],
    nextStep: step,
    nextStepOn: workedFrom(plusDays(dayOf(at), random.pick([2, 3, 3, 4, 5, 7, 7, 10]))),
  });
}

function spoken({ amount, isAbroad }: DealCase): string {
  const n = Number(amount);
  if (isAbroad) return `USD ${n.toLocaleString('en', { maximumFractionDigits: 0 })}`;
  return n >= 10_000 ? `${(n / 10_000).toFixed(1)} 万` : `${n} 元`;
}

/** An expected close that can't be kept is put off, by those who look after their pipeline. */
function postpone({ random, story, owner, pipeline }: DealCase, at: Date, place: number): boolean {
  const { expectedClose } = story.deal;
  const soon = plusDays(dayOf(at), 9 * (pipeline.stages.length - place));
  if (expectedClose === null || expectedClose >= soon || !random.chance(0.55 * owner.reliable)) return true;
  return story.edit(at, owner.id, { expectedClose: workedFrom(plusDays(soon, random.int(5, 30))) });
}

/** What the stage that is left demands, written down as it becomes known. */
function prepare({ random, story, owner, people, part, amount }: DealCase, at: Date, place: number): boolean {
  const { deal } = story;
  if (place === 1 && deal.products.length === 0) return story.edit(at, owner.id, { products: [part] });
  if (place === 2)
    return story.edit(at, owner.id, {
      amount,
      ...(deal.expectedClose === null && {
        expectedClose: workedFrom(plusDays(dayOf(at), random.int(20, 50))),
      }),
    });
  if (place === 3 && !deal.people.some(({ role }) => role === 'decisionMaker')) {
    const decider = people.find(({ role }) => role === 'decisionMaker') ?? people[0]!;
    const others = deal.people.filter(({ contactId }) => contactId !== decider.id);
    return story.edit(at, owner.id, {
      people: [...others, { contactId: decider.id, role: 'decisionMaker' }],
    });
  }
  return true;
}

/** What the salesperson promises of it in the stage it has come to. */
function judge({ random, story, owner }: DealCase, at: Date, place: number): boolean {
  const category: Category =
    place < 2
      ? 'pipeline'
      : place === 2
        ? random.pick(['pipeline', 'bestCase'] as const)
        : place === 3
          ? random.pick(['bestCase', 'bestCase', 'commit'] as const)
          : 'commit';
  return category === story.deal.category || story.edit(at, owner.id, { category });
}

function win({ random, story, owner, words, amount }: DealCase, at: Date): void {
  // What is signed is seldom what was offered.
  const signed = (
    Math.round(Number(amount) * random.pick([1, 1, 0.97, 0.95, 0.92, 1.08]) * 100) / 100
  ).toFixed(2);
  const reasons = words.reasons.filter(({ kind }) => kind === 'won');
  story.close(at, owner.id, {
    to: 'won',
    on: dayOf(at),
    reasonId: reasons.length > 0 && random.chance(0.85) ? random.pick(reasons).id : null,
    competitorId: random.chance(0.3) ? random.pick(words.competitors).id : null,
    note: null,
    amount: signed,
  });
}

function lose({ random, story, owner, words }: DealCase, at: Date): void {
  const reasons = words.reasons.filter(({ kind }) => kind === 'lost');
  if (reasons.length === 0) return;
  const shareOf = (name: string | undefined) => lostShares[name ?? ''] ?? 5;
  const chosen = random.weighted(
    Object.fromEntries(reasons.map(({ id, names }) => [id, shareOf(names['zh-CN'])])),
  );
  const name = reasons.find(({ id }) => id === chosen)?.names['zh-CN'] ?? '';
  const isRival = name === '输给竞争对手' || random.chance(0.12);
  story.close(at, owner.id, {
    to: 'lost',
    on: dayOf(at),
    reasonId: chosen,
    competitorId: isRival ? random.pick(words.competitors).id : null,
    note: random.chance(0.6) ? random.pick(lostNotes[name] ?? [null]) : null,
  });
}

/** When the planned step is really done: on its day, some days late, or after weeks in which nobody thought of it. */
function due(one: DealCase, since: Date, isForgotten: boolean): Date {
  const { random, story, owner } = one;
  const planned = story.deal.nextStepOn ?? plusDays(dayOf(since), random.int(2, 5));
  const day = planned > dayOf(since) ? planned : plusDays(dayOf(since), 1);
  const delay = isForgotten ? random.int(18, 55) : random.chance(owner.reliable) ? 0 : random.int(1, 6);
  return onDay(one, plusDays(day, delay));
}

function onDay({ random }: DealCase, day: string): Date {
  const at = random.chance(0.5)
    ? random.int(9 * 60 + 5, 11 * 60 + 50)
    : random.int(13 * 60 + 10, 17 * 60 + 50);
  return later(momentOf(workedFrom(day), at), random.int(0, 59) / 60);
}

function later(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * minute);
}
