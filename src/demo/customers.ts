import {
  type Account,
  type Contact,
  type CustomerPast,
  newAccount,
  newContact,
  type PastCustomerEvent,
} from '../areas/customers/index.ts';
import type { Lead, LeadHistory } from '../areas/leads/index.ts';
import { must } from '../kernel/outcome.ts';
import { companyKey } from '../platform/matching/normalise.ts';
import { day, dayOf, momentOf, plusDays, workedFrom } from './calendar.ts';
import { demoIds } from './ids.ts';
import type { Colleague } from './plan.ts';
import type { Random } from './random.ts';
import { dealerNames, dealing, keyReasons, paymentTerms, remarks, steps, thanks } from './words/dealings.ts';
import { chineseMobile, companyName, personName } from './words/names.ts';

/** So many of those whose need was confirmed became customers, in the order in which they came. */
const mostAccounts = 160;

type Made = { account: Account; contacts: Contact[]; since: Date; owner: Colleague; lead: Lead | null };

/**
 * The customers of the demo company: who was confirmed as a lead, opened as an account when that happened, with what was said with them
 * since; dealers, suppliers, groups of companies, who knows whom and who brought whom.
 */
export function makeCustomers(
  random: Random,
  now: Date,
  histories: readonly LeadHistory[],
  people: readonly Colleague[],
  bossId: string,
): CustomerPast {
  const id = demoIds(random);
  const past = {
    accounts: [] as Account[],
    contacts: [] as Contact[],
    positions: [] as CustomerPast['positions'][number][],
    inputs: [] as CustomerPast['inputs'][number][],
    relations: [] as CustomerPast['relations'][number][],
    referrals: [] as CustomerPast['referrals'][number][],
    dealers: [] as CustomerPast['dealers'][number][],
    origins: [] as CustomerPast['origins'][number][],
    events: [] as PastCustomerEvent[],
  };
  const tell = (
    at: Date,
    type: string,
    actorId: string,
    subject: PastCustomerEvent['subject'],
    payload: object,
    batchId: string | null = null,
  ) => past.events.push({ at: at.toISOString(), type, actorId, via: 'web', subject, batchId, payload });
  const sellers = people.filter((one) => one.capacity > 0);

  const open = (
    values: Parameters<typeof newAccount>[0],
    since: Date,
    owner: Colleague,
    lead: Lead | null,
  ): Made => {
    const accountId = id(since);
    const account = must(
      newAccount(values, {
        id: accountId,
        now: since,
        ownerId: owner.id,
        teamId: owner.teamId,
        importId: null,
      }),
    );
    past.accounts.push(account);
    tell(
      since,
      'account.created',
      owner.id,
      { kind: 'account', id: accountId },
      {
        ownerId: owner.id,
        source: account.source,
      },
    );
    return { account, contacts: [], since, owner, lead };
  };
  const add = (made: Made, values: Parameters<typeof newContact>[0], since = made.since): Contact => {
    const contact = must(
      newContact(values, made.account.id, {
        id: id(since),
        now: since,
        ownerId: made.account.ownerId,
        teamId: made.account.teamId,
        importId: null,
      }),
    );
    made.contacts.push(contact);
    past.contacts.push(contact);
    past.positions.push({
      id: id(since),
      contactId: contact.id,
      accountId: made.account.id,
      title: contact.title,
      department: contact.department,
      fromOn: null,
      untilOn: null,
      isPrimary: true,
    });
    tell(
      since,
      'contact.created',
      made.owner.id,
      { kind: 'contact', id: contact.id },
      {
        accountId: made.account.id,
        ownerId: contact.ownerId,
      },
    );
    return contact;
  };

  // ── Who was confirmed ──────────────────────────────────────────────────────────────────────────────────────────────
  const known = new Set<string>();
  const made: Made[] = [];
  for (const { lead, events } of histories) {
    const confirmed = events.find(
      (event) =>
        event.type === 'lead.statusChanged' &&
        (event.payload as { changes: { status?: [string, string] } }).changes.status?.[1] === 'qualified',
    );
    const key = companyKey(lead.company);
    if (lead.status !== 'qualified' || !confirmed || key === '' || known.has(key)) continue;
    if (made.length >= mostAccounts) break;
    known.add(key);
    const owner = people.find((one) => one.id === lead.ownerId) ?? sellers[0]!;
    const since = new Date(Date.parse(confirmed.at) + random.int(1, 20) * 60_000);
    if (since > now) continue;
    const isAbroad = lead.language === 'en';
    const one = open(
      {
        name: lead.company,
        kind: 'direct',
        phones: [],
        website: null,
        region: lead.region,
        industry: lead.industry,
        size: lead.size,
        source: lead.source,
        currency: isAbroad ? 'USD' : null,
        paymentTerms: random.chance(0.6) ? random.pick(paymentTerms) : null,
        note: random.chance(0.12) ? random.pick(remarks) : null,
      },
      since,
      owner,
      lead,
    );
    const first = add(one, {
      name: lead.name,
      title: lead.title,
      role: lead.title?.includes('总经理')
        ? 'decision'
        : lead.title?.includes('采购')
          ? 'purchase'
          : 'technical',
      phones: lead.phones,
      emails: lead.emails,
      wechat: lead.wechat,
      language: isAbroad ? 'en' : null,
      channel: lead.wechat ? 'wechat' : 'phone',
      source: lead.source,
    });
    past.origins.push({ accountId: one.account.id, contactId: first.id, leadId: lead.id });
    if (!isAbroad)
      for (let n = random.int(0, 2); n > 0; n--)
        add(
          one,
          {
            name: personName(random),
            title: random.pick(['技术部长', '总经理', '质量主管', '仓库主管', '财务', '采购主管']),
            role: random.pick(['decision', 'influence', 'use', 'gate', 'champion', 'finance'] as const),
            phones: random.chance(0.7) ? [chineseMobile(random)] : [],
            birthday: random.chance(0.15)
              ? `${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
              : null,
          },
          new Date(Math.min(now.getTime(), since.getTime() + random.int(1, 40) * day)),
        );
    past.inputs.push({
      accountId: one.account.id,
      values: {
        needFit: random.weighted({ fits: 60, conditions: 25, doesNotFit: 15 }),
      },
    });
    made.push(one);
  }

  // ── What was said since ────────────────────────────────────────────────────────────────────────────────────────────
  for (const one of made) {
    const { account, owner } = one;
    // Some are looked after every few weeks, some were forgotten.
    const every = random.weighted({ 14: 2, 30: 5, 50: 4, 110: 2, 900: 1 });
    let last: Date | null = null;
    for (
      let at = new Date(one.since.getTime() + random.int(3, 20) * day);
      at < now;
      at = new Date(at.getTime() + Number(every) * day * (0.5 + random.next()))
    ) {
      const spoken = momentOf(workedFrom(dayOf(at)), random.int(540, 1050));
      if (spoken >= now) break;
      const contact = random.pick(one.contacts);
      const kind = random.weighted({ call: 5, visit: 3, message: 3, meeting: 1, mail: 1 });
      const facts = {
        communicationId: id(spoken),
        kind,
        direction: random.chance(0.25) ? 'in' : 'out',
        direct: kind !== 'message' && kind !== 'mail',
        outcome: 'reached',
        said: dealing(random, contact.name),
      };
      const batch = id(spoken);
      tell(
        spoken,
        'account.contacted',
        owner.id,
        { kind: 'account', id: account.id },
        {
          ...facts,
          contactIds: [contact.id],
          changes: {},
        },
        batch,
      );
      tell(
        spoken,
        'contact.contacted',
        owner.id,
        { kind: 'contact', id: contact.id },
        {
          ...facts,
          accountId: account.id,
        },
        batch,
      );
      contact.lastContactAt = spoken.toISOString();
      last = spoken;
    }
    account.lastContactAt = last?.toISOString() ?? one.lead?.lastContactAt ?? null;
    if (random.chance(0.45)) {
      account.nextStep = random.pick(steps);
      account.nextStepOn = workedFrom(plusDays(dayOf(now), random.int(-6, 24)));
    }
  }

  // ── Key customers, groups ──────────────────────────────────────────────────────────────────────────────────────────
  const leader = people.find((one) => one.key === 'han') ?? sellers[0]!;
  const keys = made.filter((one) => one.account.currency === null).slice(0, 24);
  for (const one of keys.filter((_, n) => n % 3 === 0)) {
    const at = new Date(one.since.getTime() + 5 * day);
    if (at >= now) continue;
    const reason = random.pick(keyReasons);
    one.account.tierSet = { tier: 'key', reason, by: leader.id, at: at.toISOString() };
    one.account.version++;
    tell(
      at,
      'account.tierSet',
      leader.id,
      { kind: 'account', id: one.account.id },
      {
        changes: { tierSet: [null, one.account.tierSet] },
        reason,
      },
      id(at),
    );
  }
  for (const one of keys.slice(0, 4)) {
    const stem = one.account.name.replace(/(有限责任|股份有限|制造有限|有限)公司$/, '');
    const parent = open(
      {
        name: `${stem}集团有限公司`,
        shortName: `${stem.slice(2, 4)}集团`,
        region: one.account.region,
        industry: one.account.industry,
      },
      one.since,
      one.owner,
      null,
    );
    const branch = open(
      {
        name: `${stem}（武汉）有限公司`,
        parentId: parent.account.id,
        region: '湖北',
        industry: one.account.industry,
      },
      new Date(Math.min(now.getTime() - day, one.since.getTime() + 30 * day)),
      one.owner,
      null,
    );
    add(parent, {
      name: personName(random),
      title: '集团采购总监',
      role: 'decision',
      phones: [chineseMobile(random)],
    });
    add(branch, {
      name: personName(random),
      title: '厂长',
      role: 'influence',
      phones: [chineseMobile(random)],
    });
    one.account.parentId = parent.account.id;
    parent.account.lastContactAt = one.account.lastContactAt;
    branch.account.lastContactAt = one.account.lastContactAt;
  }

  // ── Dealers ────────────────────────────────────────────────────────────────────────────────────────────────────────
  const begins = new Date(now.getTime() - 400 * day);
  for (const [n, territory] of [
    ['四川', '重庆'],
    ['陕西', '甘肃'],
    ['辽宁', '吉林'],
  ].entries()) {
    const { core } = companyName(random, '', ['']);
    const dealer = open(
      {
        name: `${territory[0]}${core}${dealerNames[n]}`,
        kind: 'dealer',
        region: territory[0]!,
        paymentTerms: random.pick(paymentTerms),
        industry: '工业品分销',
      },
      begins,
      leader,
      null,
    );
    add(dealer, {
      name: personName(random),
      title: '总经理',
      role: 'decision',
      phones: [chineseMobile(random)],
    });
    dealer.account.lastContactAt = new Date(now.getTime() - random.int(3, 50) * day).toISOString();
    past.dealers.push({
      accountId: dealer.account.id,
      terms: {
        priceList: '经销商价 2026',
        rebatePercent: `${[3, 2.5, 4][n]}`,
        rebateNote: '年采购满 200 万，次年一季度返',
        territory,
        exclusive: n === 0,
        protectionDays: 180,
        products: '标准齿轮、链轮、联轴器',
        validFrom: dayOf(begins),
        validUntil: n === 2 ? plusDays(dayOf(now), -12) : plusDays(dayOf(now), 300),
        note: null,
        version: 1,
      },
    });
  }

  // ── Who stands how to whom, who brought whom ───────────────────────────────────────────────────────────────────────
  const pairOf = (): [Made, Made] => {
    const a = random.pick(made);
    return [a, random.pick(made.filter((one) => one !== a))];
  };
  const related = new Set<string>();
  for (let n = 0; n < 14 && made.length > 4; n++) {
    const [a, b] = pairOf();
    const key = [a.account.id, b.account.id].sort().join();
    if (related.has(key)) continue;
    related.add(key);
    past.relations.push({
      id: id(now),
      kind: 'account',
      type: random.pick(['supplierOf', 'competitorOf', 'partnerOf'] as const),
      fromId: a.account.id,
      toId: b.account.id,
      note: null,
    });
    past.relations.push({
      id: id(now),
      kind: 'contact',
      type: random.pick(['formerColleague', 'classmate', 'friend'] as const),
      fromId: a.contacts[0]!.id,
      toId: b.contacts[0]!.id,
      note: null,
    });
  }
  for (const [n, one] of made.entries()) {
    if (one.account.source !== '老客户推荐' || n < 8 || past.referrals.length >= 18) continue;
    const giver = random.pick(made.slice(0, n));
    const since = dayOf(one.since);
    const thanked = random.chance(0.5);
    past.referrals.push({
      id: id(one.since),
      version: 1,
      accountId: one.account.id,
      byAccount: giver.account.id,
      byContact: giver.contacts[0]!.id,
      referredOn: since,
      note: null,
      thanks: random.chance(0.8) ? random.pick(thanks) : null,
      thanksDue: random.chance(0.6) ? plusDays(since, 30) : null,
      thankedOn: thanked && plusDays(since, 12) <= dayOf(now) ? plusDays(since, 12) : null,
      thankedHow: null,
      deletedAt: null,
    });
    tell(
      one.since,
      'account.referred',
      one.owner.id,
      { kind: 'account', id: one.account.id },
      {
        referralId: past.referrals.at(-1)!.id,
        byAccount: giver.account.id,
        byContact: giver.contacts[0]!.id,
      },
    );
  }
  // Whoever looks around finds customers of their own.
  for (const one of made.filter((_, n) => n % 17 === 3).slice(0, 6)) {
    Object.assign(one.account, { ownerId: bossId });
    for (const contact of one.contacts) Object.assign(contact, { ownerId: bossId });
  }
  // Parents before their branches.
  past.accounts.sort((a, b) => Number(a.parentId !== null) - Number(b.parentId !== null));
  return past;
}
