import type { Account, Contact, CustomerPast } from '../areas/customers/index.ts';
import type { Lead, LeadHistory } from '../areas/leads/index.ts';
import {
  type ContactRole,
  type DecisionWords,
  type Ground,
  newOpportunity,
  type Opportunity,
  opportunityFromLead,
  type Pipeline,
  type PipelinePast,
} from '../areas/pipeline/index.ts';
import { must } from '../kernel/outcome.ts';
import { day, dayOf, liveliness, momentOf, plusDays, workedFrom } from './calendar.ts';
import { type DealPerson, liveDeal } from './deal-life.ts';
import { DealStory } from './deal-story.ts';
import { makePromises, makeTargets } from './forecasts.ts';
import { demoIds } from './ids.ts';
import type { Colleague } from './plan.ts';
import type { Random } from './random.ts';
import { dealKinds, dealSteps, rivals } from './words/deals.ts';
import { industries, sizes } from './words/market.ts';
import { want } from './words/needs.ts';

/** How the company has set its pipeline, and why it wins and loses. */
export type SalesGround = { ground: Ground; words: DecisionWords };

/** So many are made up before others are served. */
const atOnce = 20;

type World = {
  random: Random;
  now: Date;
  id: (at: Date) => string;
  ground: Ground;
  pipeline: Pipeline;
  words: DecisionWords;
  people: readonly Colleague[];
  boss: Colleague;
  rest: () => Promise<void>;
};

/**
 * The deals of the demo company: what converted leads became, and what customers asked for again, each with the way it went; what was
 * promised of them month by month, and what was wanted.
 *
 * @param rest is awaited now and then so that the process can do other things meanwhile.
 */
export async function makeDeals(
  random: Random,
  now: Date,
  histories: readonly LeadHistory[],
  customers: CustomerPast,
  people: readonly Colleague[],
  boss: Colleague,
  { ground, words }: SalesGround,
  rest: () => Promise<void> = async () => {},
): Promise<PipelinePast> {
  const id = demoIds(random);
  const director = people.find((one) => one.key === 'han') ?? people[0]!;
  const rates = ratesOf(random, now, director.id, ground.base);
  const fresh = rivals
    .filter(({ name }) => !words.competitors.some((known) => known.name === name))
    .map((one) => ({ id: id(new Date(now.getTime() - 700 * day)), ...one }));
  const world: World = {
    random,
    now,
    id,
    ground: { ...ground, rates: [...ground.rates, ...rates] },
    pipeline: honourable(ground.pipelines[0]!),
    words: { ...words, competitors: [...words.competitors, ...fresh] },
    people,
    boss,
    rest,
  };
  const { stories, conversions } = await convert(world, histories, customers);
  stories.push(...(await again(world, customers)));
  const sellers = people.filter(({ capacity }) => capacity > 0);
  const promises = makePromises(random, now, id, sellers, people, stories, world.pipeline);
  const targets = makeTargets(now, id, sellers, stories, director.id);
  return {
    competitors: fresh,
    rates,
    opportunities: stories.map((story) => story.told()),
    conversions,
    promises: promises.rows,
    targets: targets.rows,
    events: [...stories.flatMap(({ events }) => events), ...promises.events, ...targets.events],
  };
}

/** The pipeline with such conditions as a story can meet: evidence, files and milestones are for people to bring. */
function honourable(pipeline: Pipeline): Pipeline {
  const met = ['accountId', 'amount', 'expectedClose', 'products', 'people'];
  const stages = pipeline.stages.map((stage) => ({
    ...stage,
    exit: stage.exit.filter(
      (one) =>
        (one.kind === 'known' && met.includes(one.field)) ||
        (one.kind === 'contacted' && one.way === 'direct' && one.times === 1) ||
        (one.kind === 'role' && one.role === 'decisionMaker' && !one.met),
    ),
  }));
  return { ...pipeline, stages };
}

/** Each converted lead is an opportunity from that moment on. */
async function convert(world: World, histories: readonly LeadHistory[], customers: CustomerPast) {
  const { random, id } = world;
  const accounts = new Map(customers.accounts.map((one) => [one.id, one]));
  const contacts = contactsOf(customers);
  const origins = new Map(customers.origins.map((one) => [one.leadId, one]));
  const opened = new Set<string>();
  const stories: DealStory[] = [];
  const conversions: PipelinePast['conversions'][number][] = [];
  const ends = histories
    .flatMap(({ lead, events }) => {
      const end = events.find(({ type }) => type === 'lead.converted');
      return end ? [{ lead, at: new Date(end.at), by: end.actorId, batchId: end.batchId! }] : [];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const [n, { lead, at, by, batchId }] of ends.entries()) {
    if (n % atOnce === 0) await world.rest();
    const { accountId = null, contactId = null } = origins.get(lead.id) ?? {};
    const account = accountId === null ? null : accounts.get(accountId)!;
    const owner = ownerOf(world, account, lead);
    const isAbroad = lead.language === 'en';
    const wanted = want(random, scaleOf(account), isAbroad);
    const deal = must(
      opportunityFromLead(
        { ...lead, score: null },
        {
          expectedClose: random.chance(0.8) ? workedFrom(plusDays(dayOf(at), random.int(40, 110))) : null,
          nextStep: random.pick(dealSteps[0]!),
          nextStepOn: workedFrom(plusDays(dayOf(at), random.int(1, 5))),
        },
        { accountId, accountName: account?.name ?? '', contactId },
        originOf(world, id(at), at, owner),
      ),
    );
    const known = peopleOf((accountId && contacts.get(accountId)) || [], at);
    const began = { batchId, by, lead: { id: lead.id, contactId } };
    stories.push(lived(world, deal, owner, known, wanted, isAbroad, began));
    const madeAccount = accountId !== null && !opened.has(accountId);
    if (accountId) opened.add(accountId);
    const moment = at.toISOString();
    conversions.push({
      id: batchId,
      leadId: lead.id,
      opportunityId: deal.id,
      accountId,
      contactId,
      madeAccount,
      byId: by,
      at: moment,
    });
  }
  return { stories, conversions };
}

/** Customers ask again, the livelier the season and the better we fit. */
async function again(world: World, customers: CustomerPast): Promise<DealStory[]> {
  const { random, now, id, pipeline, ground } = world;
  const contacts = contactsOf(customers);
  const fits = new Map(customers.inputs.map(({ accountId, values }) => [accountId, values.needFit]));
  const stories: DealStory[] = [];
  for (const [n, account] of customers.accounts.entries()) {
    if (n % atOnce === 0) await world.rest();
    const every = fits.get(account.id) === 'doesNotFit' ? 420 : random.pick([90, 130, 170, 240, 400]);
    const met = contacts.get(account.id) ?? [];
    let at = new Date(Date.parse(account.createdAt) + random.int(30, every) * day);
    for (; at < now && met.length > 0; at = new Date(at.getTime() + every * day * (0.5 + random.next()))) {
      if (!random.chance(liveliness(dayOf(at)))) continue;
      const openedAt = momentOf(workedFrom(dayOf(at)), random.int(545, 1060));
      if (openedAt >= now) break;
      const owner = ownerOf(world, account, null);
      const isAbroad = account.currency === 'USD';
      const wanted = want(random, 1.4 * scaleOf(account), isAbroad);
      const part = isAbroad ? wanted.part.english : wanted.part.name;
      const known = peopleOf(met, openedAt);
      const kind = isAbroad ? '' : random.pick(dealKinds);
      const deal = must(
        newOpportunity(
          {
            name: [short(account.name), `${part}${kind}`].join(' '),
            accountId: account.id,
            accountName: account.name,
            people: known.slice(0, random.int(1, 2)).map((one) => ({ contactId: one.id, role: one.role })),
            products: random.chance(0.7) ? [part] : [],
            amount: random.chance(0.6) ? guessed(random, wanted.amount, isAbroad) : null,
            currency: isAbroad ? 'USD' : ground.base,
            expectedClose: random.chance(0.85)
              ? workedFrom(plusDays(dayOf(openedAt), random.int(35, 100)))
              : null,
            nextStep: random.pick(dealSteps[0]!),
            nextStepOn: workedFrom(plusDays(dayOf(openedAt), random.int(1, 6))),
          },
          { ...originOf(world, id(openedAt), openedAt, owner), pipeline },
        ),
      );
      const began = { batchId: id(openedAt), by: owner.id, lead: null };
      stories.push(lived(world, deal, owner, known, wanted, isAbroad, began, 0.25));
    }
  }
  return stories;
}

function lived(
  world: World,
  deal: Opportunity,
  owner: Colleague,
  people: readonly DealPerson[],
  wanted: ReturnType<typeof want>,
  isAbroad: boolean,
  began: ConstructorParameters<typeof DealStory>[5],
  trust = 0,
): DealStory {
  const { random, now, id, ground, pipeline, words } = world;
  const story = new DealStory(deal, pipeline, ground, now, id, began);
  const leader = world.people.find((one) => one.leads && one.teamId === owner.teamId) ?? owner;
  const amount = deal.amount ?? guessed(random, wanted.amount, isAbroad);
  liveDeal({
    random,
    story,
    pipeline,
    owner,
    leader,
    people,
    part: deal.products[0] ?? wanted.part.name,
    amount,
    isAbroad,
    leaning: trust + 0.45 * random.normal(),
    words,
  });
  return story;
}

function originOf({ pipeline, ground }: World, id: string, at: Date, owner: Colleague) {
  return {
    id,
    now: at,
    openedAt: at,
    pipeline,
    ownerId: owner.id,
    teamId: owner.teamId,
    currency: ground.base,
  };
}

function ownerOf({ people, boss }: World, account: Account | null, lead: Lead | null): Colleague {
  const id = account?.ownerId ?? lead?.ownerId;
  return id === boss.id ? boss : (people.find((one) => one.id === id) ?? people[0]!);
}

function contactsOf({ contacts }: CustomerPast): Map<string, Contact[]> {
  const byAccount = new Map<string, Contact[]>();
  for (const one of contacts)
    if (one.accountId) byAccount.set(one.accountId, [...(byAccount.get(one.accountId) ?? []), one]);
  return byAccount;
}

/** Those who were met by then, at least the first one. */
function peopleOf(contacts: readonly Contact[], at: Date): DealPerson[] {
  const met = contacts.filter((one, n) => n === 0 || Date.parse(one.createdAt) <= at.getTime());
  return met.map(({ id, name, role }) => ({ id, name, role: roles[role ?? ''] ?? 'influencer' }));
}

const roles: Readonly<Record<string, ContactRole>> = {
  decision: 'decisionMaker',
  use: 'user',
  gate: 'gatekeeper',
  finance: 'gatekeeper',
  champion: 'champion',
};

function guessed(random: Random, amount: number, isAbroad: boolean): string {
  const rough = (amount * random.pick([0.8, 1, 1, 1.2])) / (isAbroad ? 7 : 1);
  return (Math.round(rough / 100) * 100 || 100).toFixed(2);
}

function scaleOf(account: Account | null): number {
  const trade = industries[account?.industry as keyof typeof industries]?.scale ?? 1;
  return 2 * trade * (sizes[account?.size as keyof typeof sizes]?.scale ?? 1);
}

function short(company: string): string {
  return company.replace(/(有限责任|股份有限|制造有限|有限)公司$/, '');
}

/** The dollar month by month, wandering as it does. */
function ratesOf(random: Random, now: Date, setBy: string, base: string) {
  if (base === 'USD') return [];
  const rates: PipelinePast['rates'][number][] = [];
  let rate = 7.18;
  for (let back = 25; back >= 0; back--) {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
    rate += 0.02 * random.normal() + 0.1 * (7.15 - rate);
    rates.push({
      base,
      currency: 'USD',
      from: month.toISOString().slice(0, 10),
      rate: rate.toFixed(4),
      setBy,
    });
  }
  return rates;
}
