import type { Attribute, Card, Part } from '../../../scoring/index.ts';

/** The id of the card that Yaosu comes with: the same in every company. */
export const shippedCardId = '00000000-0000-7000-8000-00005c0eca4d';

type Group = readonly [points: number, ...levels: string[]];

/** A category: groups of levels with their points; everything else, and nothing, as said. */
const category = (key: string, groups: readonly Group[], other = 0, missing = 0): Attribute => ({
  key,
  kind: 'category',
  part: 'fit',
  missing: { points: missing },
  other: { points: other },
  bins: groups.map(([points, ...levels]) => ({ levels, points })),
});

const yesNo = (key: string, yes: number, no: number, missing = 0): Attribute => ({
  key,
  kind: 'boolean',
  part: 'fit',
  missing: { points: missing },
  other: { points: 0 },
  bins: [
    { levels: ['yes'], points: yes },
    { levels: ['no'], points: no },
  ],
});

/** A number: points below the first cut, then from each cut on. */
const numeric = (
  key: string,
  part: Part,
  below: number,
  cuts: readonly (readonly [from: number, points: number])[],
  missing = 0,
): Attribute => ({
  key,
  kind: 'numeric',
  part,
  missing: { points: missing },
  bins: [{ from: null, points: below }, ...cuts.map(([from, points]) => ({ from, points }))],
});

/** Counts of a half and more: what happened lately still counts once after one half-life. */
const count = (key: string, cuts: readonly (readonly [from: number, points: number])[]): Attribute =>
  numeric(key, 'engagement', 0, cuts);

const attributes: readonly Attribute[] = [
  category('source', [
    [10, '老客户推荐', '老客户介绍', '转介绍', '推荐', 'Referral', '老客戶介紹'],
    [4, '官网询价', '官网', '电话咨询', '电话', '網站詢價', '官網', 'Website', 'Phone'],
    [2, '展会', '展會', 'Trade fair', '微信公众号'],
    [-2, '百度推广', '阿里巴巴', '阿里巴巴国际站', '1688', 'Google Ads'],
    [-7, '抖音', '快手', '视频号', '购买名单', 'TikTok'],
  ]),
  category('title', [
    [5, 'boss'],
    [4, 'purchasing', 'technicalLead', 'director'],
    [2, 'production', 'manager'],
    [0, 'engineer'],
    [-2, 'staff'],
  ]),
  category('size', [
    [-3, '1-9人', '10人以下', '20人以下', '50人以下', '1-49'],
    [1, '50-200人', '50-199人', '50-199'],
    [4, '200-1000人', '200-999人', '100-499人', '200-999'],
    [3, '1000人以上', '500人以上', '1000+'],
  ]),
  numeric(
    'amount',
    'fit',
    -3,
    [
      [5_000, 0],
      [50_000, 3],
      [500_000, 4],
    ],
    -2,
  ),
  numeric(
    'needLength',
    'fit',
    -2,
    [
      [12, 1],
      [30, 4],
      [80, 6],
    ],
    -4,
  ),
  yesNo('companyEmail', 3, -1),
  yesNo('hasPhone', 1, -4),
  count('samplesAsked', [
    [0.5, 10],
    [1.5, 13],
  ]),
  count('quotesAsked', [
    [0.5, 8],
    [1.5, 10],
  ]),
  count('visitsAsked', [[0.5, 8]]),
  count('documentsAsked', [[0.5, 3]]),
  count('visits', [
    [0.5, 9],
    [1.5, 12],
  ]),
  count('meetings', [[0.5, 6]]),
  count('callsAnswered', [
    [0.5, 3],
    [1.5, 5],
    [3, 6],
  ]),
  count('replies', [
    [0.5, 5],
    [1.5, 8],
  ]),
  count('askedAgain', [[0.5, 6]]),
  count('callsUnanswered', [
    [0.8, -2],
    [1.8, -5],
    [2.8, -9],
  ]),
  count('messagesUnanswered', [
    [1.8, -3],
    [3.5, -6],
  ]),
  numeric('silentDays', 'engagement', 3, [
    [7, 0],
    [30, -4],
    [90, -8],
  ]),
  numeric('ageDays', 'engagement', 2, [
    [14, 0],
    [60, -3],
    [180, -6],
  ]),
];

const pointsToDoubleOdds = 10;
/** The raw score at which as many buy as not. */
const even = 80;
const logOddsAt = (raw: number): number => ((raw - even) * Math.LN2) / pointsToDoubleOdds;

/**
 * The card that a company begins with, as a seller of machine parts would write it: who asks, with what, and above all what they do
 * about it. Ten points double the odds; a lead of whom little is known stands at 40, about one chance in sixteen, as most leads come to nothing.
 */
export const shippedCard: Card = {
  version: { name: 'shipped', origin: 'manager', trainedOn: 0, positives: 0, seed: 0, learned: 0 },
  base: 40,
  attributes,
  pairs: [],
  scale: { pointsToDoubleOdds, offset: even },
  calibration: { raw: [0, 100], logOdds: [logOddsAt(0), logOddsAt(100)] },
  grades: { fit: [14, 6, -2], engagement: [16, 6, -1] },
};
