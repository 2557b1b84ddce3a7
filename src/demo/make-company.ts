import type { CustomerPast } from '../areas/customers/index.ts';
import type { AssignmentRule } from '../areas/leads/assignment/index.ts';
import { givenTo, type Lead, type LeadHistory, newLead, type WorkingHours } from '../areas/leads/index.ts';
import type { PipelinePast } from '../areas/pipeline/index.ts';
import { must } from '../kernel/outcome.ts';
import { systemId } from '../platform/actor/actor.ts';
import {
  day,
  dayOf,
  exceptions,
  fairOn,
  isWorked,
  liveliness,
  minute,
  momentOf,
  plusDays,
  timeZone,
  workedBefore,
} from './calendar.ts';
import { makeCustomers } from './customers.ts';
import { makeDeals, type SalesGround } from './deals.ts';
import { demoIds } from './ids.ts';
import { live, talk, type World } from './life.ts';
import { colleagues, planned } from './people.ts';
import type { Colleague } from './plan.ts';
import { type Profile, profile } from './profile.ts';
import { type Random, randomFrom } from './random.ts';
import { type DemoSettings, demoRules, demoSettings, fieldKeys } from './settings.ts';
import { Sharing, type Turn } from './sharing.ts';
import { Story } from './story.ts';
import { type Source, sources } from './words/market.ts';

/** Everything the demo company consists of, ready to be written. */
export type DemoCompany = {
  name: string;
  timeZone: string;
  settings: object;
  teams: { id: string; name: string }[];
  people: Colleague[];
  rules: (AssignmentRule & { name: string })[];
  fallback: { personId: string; teamId: null };
  own: DemoSettings;
  turns: Turn[];
  histories: LeadHistory[];
  customers: CustomerPast;
  pipeline: PipelinePast;
};

const responseMinutes = 30;
/** Two years. */
const pastDays = 730;
/** Requests on a usual day at the beginning; two years later there are half as many again. */
const perDay = 2.2;

/**
 * Makes up a machine-parts maker and its last two years. The same seed at the same moment gives the same company.
 *
 * @param ownerId the real person whose company it is; some leads are theirs.
 * @param sales how the company has set its pipeline.
 * @param rest is awaited now and then with how much is done, 0 to 1, so that the process can do other things meanwhile.
 */
export async function makeCompany(
  seed: number,
  now: Date,
  ownerId: string,
  sales: SalesGround,
  rest: (done: number) => Promise<void> = async () => {},
): Promise<DemoCompany> {
  const random = randomFrom(seed);
  const id = demoIds(random);
  const today = dayOf(now);
  const begins = plusDays(today, -pastDays);
  const founded = new Date(now.getTime() - (pastDays + 3) * day);
  const teams = { east: id(founded), south: id(founded), key: id(founded) };
  const people = colleagues.map((plan): Colleague => {
    const joinedOn =
      plan.joinedDaysAgo === undefined ? plusDays(begins, -1) : plusDays(today, -plan.joinedDaysAgo);
    const absence = plan.away
      ? ([plusDays(today, plan.away[0]), plusDays(today, plan.away[1])] as const)
      : null;
    return { ...plan, id: id(momentOf(joinedOn, 540)), teamId: teams[plan.team], joinedOn, absence };
  });
  const free = exceptions(begins, plusDays(today, 400));
  const hours: WorkingHours = {
    timeZone,
    from: 540,
    until: 1080,
    weekdays: [1, 2, 3, 4, 5],
    holidays: new Set(free.holidays),
    workdays: new Set(free.workdays),
  };
  const world: World = {
    random,
    hours,
    colleagues: people,
    today,
    leaderOf: (teamId) => people.find((one) => one.leads && one.teamId === teamId)!,
  };
  const rules = demoRules(teams, () => id(founded));
  const fallback = { personId: people.find((one) => one.key === 'han')!.id, teamId: null };
  // Whoever looks around finds something of their own to do.
  const boss: Colleague = {
    ...colleagues[0]!,
    id: ownerId,
    teamId: teams.key,
    joinedOn: begins,
    absence: null,
  };
  const share = new Sharing(rules, fallback, people);
  const histories: LeadHistory[] = [];

  const capture = (at: Date, source: Source, campaign: string | null): void => {
    const customer = profile(random, source, campaign);
    histories.push(oneLead(customer, at, now, world, share, id));
    // Some ask twice, through another door and with another colleague taking it down.
    if (!random.chance(0.03)) return;
    const again = new Date(at.getTime() + random.int(2, 60) * day);
    if (again < now) histories.push(oneLead(sameAgain(random, customer), again, now, world, share, id));
  };
  for (let date = begins; date <= today; date = plusDays(date, 1)) {
    for (const [at, source, campaign] of requestsOf(random, date, begins))
      if (at < now) capture(at, source, campaign);
    if (date.endsWith('1')) await rest((Date.parse(date) - Date.parse(begins)) / (pastDays * day));
  }
  for (const owner of [...people.filter((one) => one.capacity > 0), boss])
    histories.push(...workOfToday(owner, now, world, id));
  const customers = makeCustomers(randomFrom(seed + 1), now, histories, people, ownerId);
  await rest(1);
  const pipeline = await makeDeals(randomFrom(seed + 2), now, histories, customers, people, boss, sales, () =>
    rest(1),
  );
  return {
    name: planned.company,
    timeZone,
    settings: {
      ...free,
      workingHours: { from: '09:00', until: '18:00', weekdays: [1, 2, 3, 4, 5] },
      leads: { responseMinutes },
    },
    teams: Object.entries(teams).map(([key, teamId]) => ({
      id: teamId,
      name: planned.teams[key as keyof typeof teams],
    })),
    people,
    rules,
    fallback,
    own: demoSettings(people, teams, random, () => id(founded)),
    turns: share.turns(),
    histories,
    customers,
    pipeline,
  };
}

/** What comes in on one day: requests all day, cards at a fair. */
function requestsOf(random: Random, date: string, begins: string): [Date, Source, string | null][] {
  const grown = 1 + (0.5 * (Date.parse(date) - Date.parse(begins))) / (pastDays * day);
  const expected = perDay * grown * liveliness(date);
  const fair = fairOn(date);
  const requests: [Date, Source, string | null][] = [];
  const { 展会: _fair, ...daily } = sources;
  const worked = isWorked(date);
  for (let n = poisson(random, expected); n > 0; n--) {
    const source = random.weighted(
      Object.fromEntries(Object.entries(daily).map(([key, { share }]) => [key, share])) as Record<
        Exclude<Source, '展会'>,
        number
      >,
    );
    const isSpoken = source === '电话咨询' || source === '老客户推荐';
    if (isSpoken && !worked) continue;
    const at = isSpoken || random.chance(0.8) ? random.int(545, 1060) : random.int(360, 1430);
    requests.push([exactly(random, date, at), source, null]);
  }
  if (fair)
    for (let n = random.int(14, 26); n > 0; n--)
      requests.push([exactly(random, date, random.int(560, 1000)), '展会', fair]);
  return requests.sort(([a], [b]) => a.getTime() - b.getTime());
}

function exactly(random: Random, date: string, minutes: number): Date {
  return new Date(momentOf(date, minutes).getTime() + random.int(0, 59_999));
}

function poisson(random: Random, expected: number): number {
  const limit = Math.exp(-expected);
  let n = 0;
  for (let product = random.next(); product > limit; product *= random.next()) n++;
  return n;
}

/** One lead from its capture until now, in the hands that took it down or that the rules chose. */
function oneLead(
  customer: Profile,
  at: Date,
  now: Date,
  world: World,
  share: Sharing,
  id: (at: Date) => string,
): LeadHistory {
  const { random, colleagues: people } = world;
  const { source } = customer;
  const there = people.filter((one) => one.joinedOn <= dayOf(at));
  const clerk = people.find((one) => one.capacity === 0)!;
  const takesIt = source === '老客户推荐' || (source === '展会' && random.chance(0.6));
  const taker = takesIt ? random.pick(there.filter((one) => one.capacity > 0)) : clerk;
  const isForm = source === '官网询价';
  const fresh = freshLead(customer, at, id(at), takesIt ? taker : null, world.hours);
  const given = takesIt ? null : share.give(fresh, at);
  const lead = given ? givenTo(fresh, given, at) : fresh;
  const by = isForm ? { actorId: systemId, via: 'form' } : { actorId: taker.id, via: 'web' };
  const story = new Story(lead, { ...by, ruleId: given?.ruleId ?? null }, now, id);
  let owner = people.find((one) => one.id === lead.ownerId) ?? world.leaderOf(lead.teamId ?? clerk.teamId);
  if (lead.ownerId !== owner.id || random.chance(0.025)) {
    // The team's leader looks through what came in and gives it to somebody else.
    const others = there.filter(
      (one) => one.teamId === owner.teamId && one.id !== owner.id && one.capacity > 0,
    );
    const to = lead.ownerId === null ? owner : random.pick(others);
    if (
      story.give(new Date(at.getTime() + random.int(5, 90) * minute), world.leaderOf(owner.teamId).id, {
        ownerId: to.id,
        teamId: to.teamId,
      })
    )
      owner = to;
  }
  live({ ...world, story, customer, owner });
  return story.told();
}

function freshLead(
  customer: Profile,
  at: Date,
  id: string,
  owner: Colleague | null,
  hours: WorkingHours,
): Lead {
  const { want, source, isAbroad } = customer;
  const detailed = want.detail > 0;
  return must(
    newLead(
      {
        name: customer.name,
        company: customer.company,
        // A form asks for it, a hurried note of a call leaves it out.
        title: source === '抖音' || source === '电话咨询' ? null : customer.title,
        phones: customer.phones,
        emails: customer.emails,
        wechat: customer.wechat,
        region: customer.region,
        industry: customer.company === '' ? null : customer.industry,
        size: ['阿里巴巴国际站', '老客户推荐', '展会'].includes(source) ? customer.size : null,
        language: isAbroad ? 'en' : 'zh-CN',
        source,
        campaign: customer.campaign,
        need: want.text,
        product: detailed ? want.part.name : null,
        amount: customer.amount,
        currency: customer.amount === null ? null : customer.currency,
        custom: detailed ? { [fieldKeys.material]: want.material, [fieldKeys.sample]: want.wantsSample } : {},
      },
      {
        id,
        now: at,
        capturedAt: at,
        ownerId: owner?.id ?? null,
        teamId: owner?.teamId ?? null,
        importId: null,
        utm:
          source === '百度推广'
            ? { utm_source: 'baidu', utm_medium: 'cpc', utm_campaign: customer.campaign }
            : null,
        consent:
          source === '官网询价'
            ? { given: true, at: at.toISOString(), text: '我同意贵公司就本次询价与我联系。', version: '1' }
            : null,
        responseMinutes,
        hours,
      },
    ),
  );
}

/** The same customer through another door: written a little differently, sometimes with the same number. */
function sameAgain(random: Random, customer: Profile): Profile {
  const { company } = customer;
  const written = random.pick([
    company.replace(/(有限责任|股份有限|制造有限|有限)公司$/, ''),
    company.replace('有限公司', '有限责任公司'),
    company.replace(/^(..)/, '$1市'),
    company.toUpperCase(),
  ]);
  const source: Source = customer.isAbroad
    ? '阿里巴巴国际站'
    : random.pick(['官网询价', '百度推广', '电话咨询'] as const);
  return {
    ...customer,
    company: written,
    source,
    campaign: sources[source].campaign,
    phones: random.chance(0.6) ? customer.phones : [],
    emails: random.chance(0.5) || customer.phones.length === 0 ? customer.emails : [],
    leaning: customer.leaning - 0.6,
  };
}

/** What makes somebody's day: two that wait for a first response, one of them overdue, and two with a step due today. */
function workOfToday(owner: Colleague, now: Date, world: World, id: (at: Date) => string): LeadHistory[] {
  const { random, today } = world;
  const begin = (at: Date): { story: Story; customer: Profile } => {
    const customer = profile(random, random.pick(['官网询价', '百度推广', '微信公众号'] as const), null);
    const isForm = customer.source === '官网询价';
    const by = { actorId: isForm ? systemId : owner.id, via: isForm ? 'form' : 'web', ruleId: null };
    return { story: new Story(freshLead(customer, at, id(at), owner, world.hours), by, now, id), customer };
  };
  const lastDay = workedBefore(today);
  const waiting = [
    momentOf(lastDay, random.int(990, 1040)),
    new Date(now.getTime() - random.int(3, 55) * minute),
  ];
  const due = isWorked(today) ? today : lastDay;
  const inTalks = [workedBefore(lastDay), workedBefore(workedBefore(lastDay))].map((day) => {
    const at = momentOf(day, random.int(560, 900));
    const { story, customer } = begin(at);
    const answered = new Date(at.getTime() + random.int(5, 25) * minute);
    const nextStep = random.pick(['报价', '回复交期', '发样册和报价', '跟进报价反馈', '寄样品'] as const);
    talk({ ...world, story, customer, owner }, answered, 'first', 'call', 'out', {
      nextStep,
      nextStepOn: due,
    });
    return story;
  });
  return [...waiting.map((at) => begin(at).story), ...inTalks].map((story) => story.told());
}
