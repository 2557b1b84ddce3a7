import { day, dayOf, plusDays } from './calendar.ts';
import type { CustomerStory, Made } from './customer-story.ts';
import type { Colleague } from './plan.ts';
import type { Random } from './random.ts';
import { dealerNames, paymentTerms, thanks } from './words/dealings.ts';
import { chineseMobile, companyName, personName } from './words/names.ts';

const territories = [
  ['四川', '重庆'],
  ['陕西', '甘肃'],
  ['辽宁', '吉林'],
] as const;

/** Those who sell the company's parts where it has nobody: one alone in its territory, one whose agreement has run out. */
export function addDealers(story: CustomerStory, random: Random, now: Date, leader: Colleague): void {
  const begins = new Date(now.getTime() - 400 * day);
  for (const [n, territory] of territories.entries()) {
    const { core } = companyName(random, '', ['']);
    const dealer = story.open(
      {
        name: `${territory[0]}${core}${dealerNames[n]}`,
        kind: 'dealer',
        region: territory[0],
        paymentTerms: random.pick(paymentTerms),
        industry: '工业品分销',
      },
      begins,
      leader,
      null,
    );
    story.add(dealer, {
      name: personName(random),
      title: '总经理',
      role: 'decision',
      phones: [chineseMobile(random)],
    });
    dealer.account.lastContactAt = new Date(now.getTime() - random.int(3, 50) * day).toISOString();
    story.past.dealers.push({
      accountId: dealer.account.id,
      terms: {
        priceList: '经销商价 2026',
        rebatePercent: ['3', '2.5', '4'][n]!,
        rebateNote: '年采购满 200 万，次年一季度返',
        territory: [...territory],
        exclusive: n === 0,
        protectionDays: 180,
        products: '标准齿轮、链轮、联轴器',
        validFrom: dayOf(begins),
        validUntil: plusDays(dayOf(now), n === 2 ? -12 : 300),
        note: null,
        version: 1,
      },
    });
  }
}

/** Companies that stand to each other in some way, and the people in them who know each other. */
export function addRelations(story: CustomerStory, random: Random, now: Date, made: readonly Made[]): void {
  const related = new Set<string>();
  for (let n = 0; n < 40 && made.length > 4; n++) {
    const a = random.pick(made);
    const b = random.pick(made.filter((one) => one !== a));
    const pair = [a.account.id, b.account.id].sort().join();
    if (related.has(pair)) continue;
    related.add(pair);
    story.past.relations.push({
      id: story.id(now),
      kind: 'account',
      type: random.pick(['supplierOf', 'competitorOf', 'partnerOf'] as const),
      fromId: a.account.id,
      toId: b.account.id,
      note: null,
    });
    story.past.relations.push({
      id: story.id(now),
      kind: 'contact',
      type: random.pick(['formerColleague', 'classmate', 'friend'] as const),
      fromId: a.contacts[0]!.id,
      toId: b.contacts[0]!.id,
      note: null,
    });
  }
}

/** Who came by recommendation was recommended by somebody: half of them have been thanked. */
export function addReferrals(story: CustomerStory, random: Random, now: Date, made: readonly Made[]): void {
  for (const [n, one] of made.entries()) {
    if (one.account.source !== '老客户推荐' || n < 8) continue;
    const giver = random.pick(made.slice(0, n));
    const since = dayOf(one.since);
    const gift = plusDays(since, random.int(8, 25));
    const isThanked = gift <= dayOf(now) && random.chance(gift < plusDays(dayOf(now), -60) ? 0.9 : 0.4);
    const referral = {
      id: story.id(one.since),
      version: 1,
      accountId: one.account.id,
      byAccount: giver.account.id,
      byContact: giver.contacts[0]!.id,
      referredOn: since,
      note: null,
      thanks: random.chance(0.8) ? random.pick(thanks) : null,
      thanksDue: random.chance(0.6) ? plusDays(since, 30) : null,
      thankedOn: isThanked ? gift : null,
      thankedHow: null,
      deletedAt: null,
    };
    story.past.referrals.push(referral);
    story.tell(one.since, 'account.referred', one.owner.id, one.account.id, {
      referralId: referral.id,
      byAccount: referral.byAccount,
      byContact: referral.byContact,
    });
  }
}
