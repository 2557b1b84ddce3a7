import { type Communication, responseDue, type WorkingHours } from '../areas/leads/index.ts';
import { dayOf, minute, momentOf, plusDays, workedFrom } from './calendar.ts';
import { marksIn } from './marks.ts';
import type { Colleague } from './plan.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';
import { fieldKeys } from './settings.ts';
import type { Story } from './story.ts';
import {
  comments,
  type LostReason,
  lost,
  nextSteps,
  noAnswer,
  putBackReasons,
  type Stage,
  said,
} from './words/talk.ts';

/** What leads' lives are lived in. */
export type World = {
  random: Random;
  hours: WorkingHours;
  /** Who is with the company and sells. */
  colleagues: readonly Colleague[];
  /** Who leads this team. */
  leaderOf(teamId: string): Colleague;
  /** The company's day now. */
  today: string;
};

/** One lead in somebody's hands. Each step says whether it happened: false when it lies ahead of now. */
export type Case = World & { story: Story; customer: Profile; owner: Colleague };

type Kind = Communication['kind'];
type Planned = { nextStep: string | null; nextStepOn: string | null };
const nothingPlanned: Planned = { nextStep: null, nextStepOn: null };

/** Lives a captured lead's life until it is over or until now. */
export function live(one: Case): void {
  const { random, story, customer, owner } = one;
  const reached = firstContact(one);
  if (reached === null || !learn(one, reached)) return;
  const hours = Math.max(0.25, (reached.getTime() - Date.parse(story.lead.capturedAt)) / (60 * minute));
  // An hour more and the chance drops (Oldroyd et al. 2011): each doubling of the time costs a sixth of the odds.
  const odds = customer.leaning + owner.skill - 0.18 * Math.log2(hours);
  const isWon = happens(random, odds);
  const at = converse(one, reached, isWon);
  if (at === null) return;
  const ending = isWon ? 'won' : random.weighted({ lost: 60, parked: 20, faded: 13, pooled: 7 });
  if (ending === 'won') win(one, at);
  else if (ending === 'lost') lose(one, at);
  else if (ending === 'parked') park(one, at, odds);
  else fade(one, at, ending === 'pooled', odds);
}

/** Nothing was planned any more, and after weeks somebody noticed. */
function fade(one: Case, at: Date, isPooled: boolean, odds: number): void {
  const { random, story, owner } = one;
  if (!talk(one, at, 'follow', usual(one), 'out', nothingPlanned)) return;
  const idle = onDay(one, plusDays(dayOf(at), random.int(18, isPooled ? 40 : 80)));
  if (!isPooled) story.move(idle, owner.id, { to: 'disqualified', reason: '长期没有回应' });
  else if (story.putBack(idle, random.pick(putBackReasons))) claimFromPool(one, idle, odds);
}

/** Tries until the customer is reached. @returns when; null when nobody was, or it lies ahead. */
function firstContact(one: Case): Date | null {
  const { random, hours, story, owner, customer } = one;
  const { source, isAbroad } = customer;
  const captured = new Date(story.lead.capturedAt);
  if (source === '电话咨询' || (source === '展会' && random.chance(0.45))) {
    const at = later(captured, random.int(1, 6));
    return talk(one, at, 'first', source === '展会' ? 'meeting' : 'call', 'in') ? at : null;
  }
  // Requests are answered, cards of a fair are worked off one after another.
  const slowness = source === '展会' ? 14 : isAbroad ? 2.5 : 1;
  let at = responseDue(captured, Math.max(2, random.around(owner.answers * slowness, 0.9)), hours);
  if (whenBack(one, dayOf(at)) !== dayOf(at)) at = onDay(one, dayOf(at));
  const most = Math.round(1 + owner.reliable * 5);
  for (let attempt = 1; attempt <= most; attempt++) {
    const isCall = !isAbroad && story.lead.phones.length > 0 && random.chance(0.82);
    const kind = isAbroad ? 'mail' : isCall ? 'call' : 'message';
    if (random.chance(0.66)) return talk(one, at, 'first', kind, 'out') ? at : null;
    const isLast = attempt === most;
    const next = workedFrom(plusDays(dayOf(at), random.int(1, attempt + 1)));
    const tried = story.communicate(at, owner.id, {
      kind,
      direction: 'out',
      direct: isCall,
      outcome: 'noAnswer',
      said: isAbroad ? 'Mail sent, no reply yet.' : random.pick(noAnswer),
      ...(isLast ? nothingPlanned : { nextStep: isAbroad ? '再发邮件' : '再打电话', nextStepOn: next }),
    });
    if (!tried) return null;
    if (!isLast) at = onDay(one, next);
  }
  const end = onDay(one, plusDays(dayOf(at), random.int(3, 12)));
  story.move(end, owner.id, { to: 'disqualified', reason: '联系不上' });
  return null;
}

/** What was learned in the first conversation is written down. */
function learn({ random, story, customer, owner }: Case, at: Date): boolean {
  if (!random.chance(0.55 + 0.4 * owner.reliable)) return true;
  const { want, size, title, isAbroad } = customer;
  const { lead } = story;
  const amount = (isAbroad ? Math.round(want.amount / 7) : want.amount).toFixed(2);
  return story.edit(later(at, random.int(1, 12)), owner.id, {
    custom: {
      [fieldKeys.volume]: String(want.perYear),
      ...(lead.custom[fieldKeys.material] === undefined && { [fieldKeys.material]: want.material }),
      ...(lead.custom[fieldKeys.sample] === undefined && { [fieldKeys.sample]: want.wantsSample }),
    },
    ...(lead.size === null && { size }),
    ...(lead.title === null && { title }),
    ...(lead.product === null && { product: want.part.name }),
    ...(lead.amount === null && { amount, currency: customer.currency }),
  });
}

/** One conversation after another. @returns when the deciding one takes place; null when now comes first. */
function converse(one: Case, since: Date, isWon: boolean): Date | null {
  const { random, customer } = one;
  // Who will buy asks back, lets one in, stays in the conversation.
  const keen = isWon ? 0.34 : 0.12;
  let at = since;
  for (let left = isWon ? random.int(1, 4) : random.int(0, 3); left > 0; left--) {
    const due = dueAt(one, at);
    const between = onDay(one, plusDays(dayOf(at), random.int(1, 3)));
    if (random.chance(keen) && between < due) {
      if (!talk(one, between, 'inbound', random.pick(['call', 'message', 'mail'] as const), 'in'))
        return null;
      at = between;
    }
    at = dueAt(one, at);
    const isVisit = random.chance(keen / 2);
    const isSample = customer.want.wantsSample && random.chance(0.4);
    const stage: Stage = isVisit ? 'visit' : isSample ? 'sample' : 'follow';
    if (!talk(one, at, stage, isVisit && !customer.isAbroad ? 'visit' : usual(one), 'out')) return null;
    remark(one, at);
  }
  return dueAt(one, at);
}

/** Qualified, then handed over, or in the end not. */
function win(one: Case, at: Date): void {
  const { random, story, owner } = one;
  const first = {
    nextStep: random.pick(nextSteps.won),
    nextStepOn: workedFrom(plusDays(dayOf(at), random.int(2, 7))),
  };
  if (!talk(one, at, 'won', usual(one), 'out', first)) return;
  if (!story.move(later(at, random.int(1, 20)), owner.id, { to: 'qualified' })) return;
  let last = at;
  for (let left = random.int(1, 3); left > 0; left--) {
    last = dueAt(one, last);
    if (!talk(one, last, 'follow', usual(one), 'out', left === 1 ? nothingPlanned : undefined)) return;
  }
  const end = later(last, random.int(3, 90));
  if (random.chance(0.8)) story.convert(end, owner.id);
  else if (story.move(end, owner.id, { to: 'working' })) lose(one, later(end, 5));
}

/** The conversation in which it came to nothing. */
function lose(one: Case, at: Date): void {
  const { random, story, owner } = one;
  const reason = random.weighted(
    Object.fromEntries(Object.entries(lost).map(([key, { share }]) => [key, share])) as Record<
      LostReason,
      number
    >,
  );
  if (talk(one, at, reason, usual(one), 'out', nothingPlanned))
    story.move(later(at, random.int(2, 50)), owner.id, { to: 'disqualified', reason });
}

function park(one: Case, at: Date, odds: number): void {
  const { random, story, owner } = one;
  if (!talk(one, at, 'later', usual(one), 'out', nothingPlanned)) return;
  const wakeOn = plusDays(dayOf(at), random.pick([14, 21, 30, 30, 45, 60, 90, 120, 180]));
  if (!story.move(later(at, random.int(1, 15)), owner.id, { to: 'parked', wakeOn })) return;
  if (!story.wake(momentOf(wakeOn, 0))) return;
  const again = onDay(one, plusDays(wakeOn, random.int(0, 5)));
  if (talk(one, again, 'follow', usual(one), 'out')) secondChance(one, again, odds - 0.4);
}

function claimFromPool(one: Case, since: Date, odds: number): void {
  const { random, colleagues, story } = one;
  if (random.chance(0.4)) return;
  const day = workedFrom(plusDays(dayOf(since), random.int(2, 30)));
  const others = colleagues.filter(
    ({ id, capacity, joinedOn }) => id !== one.owner.id && capacity > 0 && joinedOn <= day,
  );
  const owner = random.pick(others);
  const claimed: Case = { ...one, owner };
  const at = onDay(claimed, day);
  if (!story.claim(at, { ownerId: owner.id, teamId: owner.teamId })) return;
  const called = later(at, random.int(4, 40));
  if (talk(claimed, called, 'follow', usual(one), 'out'))
    secondChance(claimed, called, odds - 0.6 + owner.skill);
}

function secondChance(one: Case, since: Date, odds: number): void {
  const at = dueAt(one, since);
  if (happens(one.random, odds)) win(one, at);
  else lose(one, at);
}

/** A communication that reached the customer, with what comes next unless `planned` says it. */
export function talk(
  { random, story, customer, owner }: Case,
  at: Date,
  about: Stage | LostReason,
  kind: Kind,
  direction: 'in' | 'out',
  planned?: Planned,
): boolean {
  const { want, called, isAbroad } = customer;
  const facts = {
    who: called,
    part: isAbroad ? want.part.english : want.part.name,
    material: want.material,
    quantity: want.quantity,
    days: want.days,
    amount: want.amount,
  };
  const steps = about === 'first' ? nextSteps.first : nextSteps.follow;
  const nextStepOn = workedFrom(plusDays(dayOf(at), random.pick([1, 2, 2, 3, 3, 4, 5, 6, 7, 7, 10, 14])));
  const text = said(random, about, facts, isAbroad);
  const next = planned ?? { nextStep: random.pick(steps), nextStepOn };
  return story.communicate(
    at,
    owner.id,
    {
      kind,
      direction,
      direct: kind === 'call' || kind === 'visit' || kind === 'meeting',
      outcome: 'reached',
      said: text,
      asked: askedFor(about, kind, next.nextStep, want.wantsSample),
      ...next,
    },
    marksIn(text, about, called, story.lead.title, random),
  );
}

/** What they asked for, as it shows in what is done next. */
function askedFor(
  about: Stage | LostReason,
  kind: Kind,
  nextStep: string | null,
  wantsSample: boolean,
): NonNullable<Communication['asked']> {
  if (about === 'sample') return ['sample'];
  if (about === 'inbound') return [kind === 'mail' ? 'documents' : wantsSample ? 'sample' : 'quote'];
  if (nextStep === '约来厂参观') return ['visit'];
  if (nextStep === '发样册和报价') return ['quote', 'documents'];
  return nextStep === '报价' ? ['quote'] : [];
}

function remark({ random, story, customer, owner, leaderOf }: Case, at: Date): void {
  if (!random.chance(0.13)) return;
  const by = random.chance(0.6) ? leaderOf(owner.teamId) : owner;
  story.comment(later(at, random.int(10, 70)), by.id, random.pick(comments)(customer.called));
}

/** How one usually speaks with them. */
function usual({ random, customer }: Case): Kind {
  return customer.isAbroad ? 'mail' : random.pick(['call', 'call', 'call', 'message'] as const);
}

/** When the planned step is really done: on its day, or some days late. */
function dueAt(one: Case, since: Date): Date {
  const { random, story, owner } = one;
  const on = story.lead.nextStepOn ?? plusDays(dayOf(since), random.int(2, 6));
  const day = on > dayOf(since) ? on : plusDays(dayOf(since), 1);
  return onDay(one, plusDays(day, random.chance(owner.reliable) ? 0 : random.int(1, 5)));
}

/** A moment of that day, or of the next one on which the owner works. */
function onDay(one: Case, day: string): Date {
  const { random } = one;
  const at = random.chance(0.55)
    ? random.int(9 * 60 + 5, 11 * 60 + 50)
    : random.int(13 * 60 + 10, 17 * 60 + 50);
  return later(momentOf(whenBack(one, workedFrom(day)), at), random.int(0, 59) / 60);
}

function whenBack({ owner: { absence } }: Case, day: string): string {
  if (!absence || day < absence[0] || day > absence[1]) return day;
  return workedFrom(plusDays(absence[1], 1));
}

function later(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * minute);
}

function happens(random: Random, odds: number): boolean {
  return random.chance(1 / (1 + Math.exp(-odds)));
}
