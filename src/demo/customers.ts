import type { CustomerPast } from '../areas/customers/index.ts';
import type { LeadHistory } from '../areas/leads/index.ts';
import { companyKey } from '../platform/matching/normalise.ts';
import { day, dayOf, momentOf, plusDays, workedFrom } from './calendar.ts';
import { CustomerStory, type Made } from './customer-story.ts';
import { addDealers, addReferrals, addRelations } from './customer-ties.ts';
import type { Colleague } from './plan.ts';
import type { Random } from './random.ts';
import { dealing, keyReasons, paymentTerms, remarks, steps } from './words/dealings.ts';
import { chineseMobile, personName } from './words/names.ts';

/**
 * The customers of the demo company: whoever was converted as a lead, opened as an account at that moment, with what was said with them
 * since; dealers, groups of companies, who knows whom and who brought whom.
 */
export function makeCustomers(
  random: Random,
  now: Date,
  histories: readonly LeadHistory[],
  people: readonly Colleague[],
  bossId: string,
): CustomerPast {
  const story = new CustomerStory(random);
  const leader = people.find((one) => one.key === 'han') ?? people[0]!;
  const made = openConverted(story, random, now, histories, people);
  for (const one of made) liveOn(story, random, now, one);
  chooseKeys(story, random, now, made, leader);
  makeGroups(story, random, now, made);
  addDealers(story, random, now, leader);
  addRelations(story, random, now, made);
  addReferrals(story, random, now, made);
  // Whoever looks around finds customers of their own.
  for (const one of made.filter((_, n) => n % 17 === 3).slice(-8)) {
    one.account.ownerId = bossId;
    for (const contact of one.contacts) contact.ownerId = bossId;
  }
  // Parents before their branches.
  story.past.accounts.sort((a, b) => Number(a.parentId !== null) - Number(b.parentId !== null));
  return story.past;
}

function openConverted(
  story: CustomerStory,
  random: Random,
  now: Date,
  histories: readonly LeadHistory[],
  people: readonly Colleague[],
): Made[] {
  const known = new Map<string, Made>();
  const converted = histories
    .flatMap(({ lead, events }) => {
      const end = events.find(({ type }) => type === 'lead.converted');
      return end && companyKey(lead.company) !== '' ? [{ lead, since: new Date(end.at) }] : [];
    })
    .sort((a, b) => a.since.getTime() - b.since.getTime());
  for (const { lead, since } of converted) {
    const key = companyKey(lead.company);
    const before = known.get(key);
    if (before) {
      // Who asks again is a customer already.
      const [first] = before.contacts;
      story.past.origins.push({ accountId: before.account.id, contactId: first!.id, leadId: lead.id });
      continue;
    }
    const owner = people.find((one) => one.id === lead.ownerId) ?? people[0]!;
    const isAbroad = lead.language === 'en';
    const one = story.open(
      {
        name: lead.company,
        kind: 'direct',
        region: lead.region,
        industry: lead.industry,
        size: lead.size,
        source: lead.source,
        currency: isAbroad ? 'USD' : null,
        paymentTerms: !isAbroad && random.chance(0.6) ? random.pick(paymentTerms) : null,
        note: random.chance(0.12) ? random.pick(remarks) : null,
      },
      since,
      owner,
      lead,
    );
    const first = story.add(one, {
      name: lead.name,
      title: lead.title,
      role: roleOf(lead.title),
      phones: lead.phones,
      emails: lead.emails,
      wechat: lead.wechat,
      language: isAbroad ? 'en' : null,
      channel: lead.wechat ? 'wechat' : 'phone',
      source: lead.source,
    });
    story.past.origins.push({ accountId: one.account.id, contactId: first.id, leadId: lead.id });
    story.past.inputs.push({
      accountId: one.account.id,
      values: { needFit: random.weighted({ fits: 60, conditions: 25, doesNotFit: 15 }) },
    });
    if (!isAbroad) for (let n = random.int(0, 2); n > 0; n--) addColleague(story, random, now, one);
    known.set(key, one);
  }
  return [...known.values()];
}

function roleOf(title: string | null) {
  if (title && /总|董事|厂长|老板|Director|Owner/.test(title)) return 'decision';
  return title && /采购|Purchas|Buyer/.test(title) ? 'purchase' : 'technical';
}

function addColleague(story: CustomerStory, random: Random, now: Date, one: Made): void {
  const { title, role } = random.pick(otherPeople);
  const birthday = `${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  const met = new Date(Math.min(now.getTime(), one.since.getTime() + random.int(1, 40) * day));
  const values = {
    name: personName(random),
    title,
    role,
    phones: random.chance(0.7) ? [chineseMobile(random)] : [],
    birthday: random.chance(0.15) ? birthday : null,
  };
  story.add(one, values, met);
}

const otherPeople = [
  { title: '总经理', role: 'decision' },
  { title: '技术部长', role: 'influence' },
  { title: '质量主管', role: 'gate' },
  { title: '车间主任', role: 'use' },
  { title: '设备科长', role: 'champion' },
  { title: '采购主管', role: 'purchase' },
  { title: '财务', role: 'finance' },
] as const;

const kindsHere = { call: 5, visit: 3, message: 3, meeting: 1, mail: 1 };
const kindsAbroad = { call: 2, visit: 0, message: 0, meeting: 1, mail: 5 };

/** What was said since: some are looked after every few weeks, some were forgotten. */
function liveOn(story: CustomerStory, random: Random, now: Date, one: Made): void {
  const { account } = one;
  account.lastContactAt = one.lead?.lastContactAt ?? null;
  const every = Number(random.weighted({ 14: 3, 28: 6, 45: 4, 110: 1, 900: 1 }));
  for (
    let at = new Date(one.since.getTime() + random.int(3, 20) * day);
    at < now;
    at = new Date(at.getTime() + every * day * (0.5 + random.next()))
  ) {
    const spoken = momentOf(workedFrom(dayOf(at)), random.int(540, 1050));
    if (spoken >= now) break;
    const contact = random.pick(one.contacts);
    const isAbroad = account.currency !== null;
    const kind = random.weighted(isAbroad ? kindsAbroad : kindsHere);
    const said = dealing(random, kind, isAbroad, contact.name);
    story.talk(one, contact, spoken, kind, said, random.chance(0.25));
  }
  if (!random.chance(0.35)) return;
  account.nextStep = random.pick(steps);
  account.nextStepOn = workedFrom(plusDays(dayOf(now), random.int(-4, 24)));
}

/** A few are key customers because somebody says so, with the reason. */
function chooseKeys(
  story: CustomerStory,
  random: Random,
  now: Date,
  made: readonly Made[],
  leader: Colleague,
): void {
  for (const one of made.filter((_, n) => n % 24 === 5)) {
    const at = momentOf(workedFrom(plusDays(dayOf(one.since), 5)), 600);
    if (at >= now) continue;
    const reason = random.pick(keyReasons);
    one.account.tierSet = { tier: 'key', reason, by: leader.id, at: at.toISOString() };
    one.account.version++;
    const changes = { tierSet: [null, one.account.tierSet] };
    story.tell(at, 'account.tierSet', leader.id, one.account.id, { changes, reason }, story.id(at));
  }
}

/** Some belong to a group, which has other companies too. */
function makeGroups(story: CustomerStory, random: Random, now: Date, made: readonly Made[]): void {
  const inChina = made.filter(({ account }) => account.currency === null);
  for (const one of inChina.filter((_, n) => n % 60 === 7)) {
    const { account, owner } = one;
    const stem = account.name.replace(/(有限责任|股份有限|制造有限|有限)公司$/, '');
    const shared = { region: account.region, industry: account.industry };
    const group = { ...shared, name: `${stem}集团有限公司`, shortName: `${stem.slice(2, 4)}集团` };
    const parent = story.open(group, one.since, owner, null);
    const later = new Date(Math.min(now.getTime() - day, one.since.getTime() + 30 * day));
    const plant = { ...shared, name: `${stem}（武汉）有限公司`, region: '湖北', parentId: parent.account.id };
    const branch = story.open(plant, later, owner, null);
    const person = () => ({ name: personName(random), phones: [chineseMobile(random)] });
    story.add(parent, { ...person(), title: '集团采购总监', role: 'decision' });
    story.add(branch, { ...person(), title: '厂长', role: 'influence' });
    account.parentId = parent.account.id;
    parent.account.lastContactAt = account.lastContactAt;
    branch.account.lastContactAt = account.lastContactAt;
  }
}
