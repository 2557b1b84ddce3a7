import Big from 'big.js';
import { addDays, daysBetween } from '../../../kernel/days.ts';

/** 潜在客户: a need we can't meet yet, or don't know; 目标客户: one we can meet; 重点客户: large, frequent, profitable and honest. */
export const tiers = ['potential', 'target', 'key'] as const;
export type Tier = (typeof tiers)[number];
export const healths = ['good', 'watch', 'risk'] as const;
export type Health = (typeof healths)[number];

/** A tier set by hand, over the computed one: by whom, when and why. */
export type TierSet = { tier: Tier; reason: string; by: string; at: string };

/**
 * What the rule reads beside the account's own row. Whichever area knows it feeds it (`feedAccount`); what nobody has fed is unknown
 * and speaks neither for nor against. Money is decimal text in the company's currency, the others whole numbers or per cent.
 */
export const inputNames = [
  /** `fits`, `conditions` or `doesNotFit`: whether we can meet their need. Typed on the account until need sheets say it. */
  'needFit',
  /** Orders signed in the last 365 days, and in the 365 before: money and number. */
  'revenueYear',
  'revenueYearBefore',
  'ordersYear',
  /** All they ever ordered: what referrals are counted by. */
  'revenueTotal',
  /** Gross margin of the last 365 days, per cent. */
  'marginPercent',
  /** Days after the due date at which they pay, on average; and what is overdue now. */
  'lateDays',
  'overdueAmount',
  /** Complaints that are not settled. */
  'complaintsOpen',
  /** Opportunities, quotes, orders that are under way; and of these, those that are late. */
  'mattersOpen',
  'mattersLate',
] as const;
export type InputName = (typeof inputNames)[number];
export type Inputs = Partial<Record<InputName, string>>;

/** The rule as a company keeps it: every number in it is theirs to change. */
export type StandingRule = {
  key: {
    /** Ordered in a year, in the company's currency. */
    revenueYear: string;
    ordersYear: number;
    marginPercent: number;
    /** Paid later than so many days on average is not honest. */
    lateDays: number;
  };
  /** Days without contact that are usual for a tier; twice as many are twice as bad. */
  silenceDays: Record<Tier, number>;
  /** Points that each takes from 100. */
  points: {
    silence: number;
    longSilence: number;
    falling: number;
    steeplyFalling: number;
    complaint: number;
    mostComplaints: number;
    late: number;
    veryLate: number;
    overdueStep: number;
    lateMatters: number;
  };
  /** Orders that fell by so many per cent against the year before. */
  fallingPercent: number;
  steeplyFallingPercent: number;
  /** Below the first an account is to be watched, below the second it is at risk. */
  watchBelow: number;
  riskBelow: number;
};

/** The rule that ships, number 1. */
export const shippedRule: StandingRule = {
  key: { revenueYear: '500000', ordersYear: 4, marginPercent: 15, lateDays: 15 },
  silenceDays: { potential: 180, target: 60, key: 30 },
  points: {
    silence: 20,
    longSilence: 40,
    falling: 20,
    steeplyFalling: 40,
    complaint: 15,
    mostComplaints: 45,
    late: 15,
    veryLate: 30,
    overdueStep: 10,
    lateMatters: 15,
  },
  fallingPercent: 20,
  steeplyFallingPercent: 50,
  watchBelow: 80,
  riskBelow: 50,
};

/** One criterion of the tier: whether it is met (null: not known), what it is and what is asked. */
export type TierReason = {
  criterion: 'needFit' | 'bought' | 'volume' | 'frequency' | 'profit' | 'honesty';
  met: boolean | null;
  value: string | null;
  wanted: string | null;
};

/** Something that takes points from an account's health; the points of all and the score add up to 100, or more where it ends at 0. */
export type Reason = {
  reason: 'silence' | 'neverContacted' | 'falling' | 'complaints' | 'late' | 'overdueStep' | 'lateMatters';
  points: number;
  facts: Record<string, string | number>;
};

/** What of the account itself the rule reads. */
export type Judged = {
  kind: string;
  tierSet: TierSet | null;
  /** Days in the company's calendar. */
  lastContactOn: string | null;
  createdOn: string;
  nextStepOn: string | null;
};

export type Standing = {
  /** The one that counts: set by hand, else computed. */
  tier: Tier;
  tierWhy: TierReason[];
  health: Health;
  healthScore: number;
  healthWhy: Reason[];
  /** The day on which time alone will change the judgement; null: never. */
  judgeAgainOn: string | null;
};

/** How an account stands on a day, and why. Pure: the same facts and rule always give the same answer. */
export function judge(account: Judged, inputs: Inputs, rule: StandingRule, today: string): Standing {
  const tierWhy = tierReasons(inputs, rule);
  const tier = account.tierSet?.tier ?? tierOf(tierWhy);
  const healthWhy = healthReasons(account, inputs, rule, tier, today);
  const healthScore = Math.max(0, 100 - healthWhy.reduce((sum, { points }) => sum + points, 0));
  return {
    tier,
    tierWhy,
    health: healthScore < rule.riskBelow ? 'risk' : healthScore < rule.watchBelow ? 'watch' : 'good',
    healthScore,
    healthWhy,
    judgeAgainOn: nextTurn(account, rule, tier, today),
  };
}

function tierReasons(inputs: Inputs, { key }: StandingRule): TierReason[] {
  const least = (value: string | undefined, wanted: string | number): boolean | null =>
    value === undefined ? null : new Big(value).gte(wanted);
  const reason = (
    criterion: TierReason['criterion'],
    met: boolean | null,
    value: string | undefined,
    wanted: string | number | null = null,
  ): TierReason => ({
    criterion,
    met,
    value: value ?? null,
    wanted: wanted === null ? null : String(wanted),
  });
  const { needFit, revenueTotal, revenueYear, ordersYear, marginPercent, lateDays } = inputs;
  return [
    reason('needFit', needFit === undefined ? null : needFit !== 'doesNotFit', needFit),
    reason('bought', revenueTotal === undefined ? null : new Big(revenueTotal).gt(0), revenueTotal),
    reason('volume', least(revenueYear, key.revenueYear), revenueYear, key.revenueYear),
    reason('frequency', least(ordersYear, key.ordersYear), ordersYear, key.ordersYear),
    reason('profit', least(marginPercent, key.marginPercent), marginPercent, key.marginPercent),
    reason(
      'honesty',
      lateDays === undefined ? null : new Big(lateDays).lte(key.lateDays),
      lateDays,
      key.lateDays,
    ),
  ];
}

/**
 * Key: large and frequent for certain, and neither unprofitable nor a late payer as far as is known. Target: we can meet their need,
 * or they have bought. Potential: everything else, above all whoever needs what we can't do yet.
 */
function tierOf(why: readonly TierReason[]): Tier {
  const met = Object.fromEntries(why.map((one) => [one.criterion, one.met])) as Record<
    TierReason['criterion'],
    boolean | null
  >;
  if (met.volume && met.frequency && met.profit !== false && met.honesty !== false) return 'key';
  if (met.needFit === false) return 'potential';
  return met.needFit || met.bought || met.volume ? 'target' : 'potential';
}

function healthReasons(
  account: Judged,
  inputs: Inputs,
  rule: StandingRule,
  tier: Tier,
  today: string,
): Reason[] {
  const { points } = rule;
  const reasons: Reason[] = [];
  const quiet = daysBetween(account.lastContactOn ?? account.createdOn, today);
  const usual = rule.silenceDays[tier];
  if (quiet > usual)
    reasons.push({
      reason: account.lastContactOn === null ? 'neverContacted' : 'silence',
      points: quiet > 2 * usual ? points.longSilence : points.silence,
      facts: { days: quiet, usual },
    });

  const fell = fallOf(inputs);
  if (fell !== null && fell >= rule.fallingPercent)
    reasons.push({
      reason: 'falling',
      points: fell >= rule.steeplyFallingPercent ? points.steeplyFalling : points.falling,
      facts: { percent: fell, now: inputs.revenueYear ?? '0', before: inputs.revenueYearBefore! },
    });

  const complaints = Number(inputs.complaintsOpen ?? 0);
  if (complaints > 0)
    reasons.push({
      reason: 'complaints',
      points: Math.min(points.mostComplaints, complaints * points.complaint),
      facts: { count: complaints },
    });

  const late = Number(inputs.lateDays ?? 0);
  const owes = new Big(inputs.overdueAmount ?? 0);
  if (late > rule.key.lateDays || owes.gt(0))
    reasons.push({
      reason: 'late',
      points: late > 3 * rule.key.lateDays ? points.veryLate : points.late,
      facts: { days: late, amount: owes.toFixed(2) },
    });

  if (account.nextStepOn !== null && account.nextStepOn < today)
    reasons.push({
      reason: 'overdueStep',
      points: points.overdueStep,
      facts: { days: daysBetween(account.nextStepOn, today) },
    });
  const matters = Number(inputs.mattersLate ?? 0);
  if (matters > 0)
    reasons.push({ reason: 'lateMatters', points: points.lateMatters, facts: { count: matters } });
  return reasons;
}

/** By how many per cent orders fell against the year before; null while there was no year before. */
function fallOf({ revenueYear, revenueYearBefore }: Inputs): number | null {
  if (revenueYearBefore === undefined) return null;
  const before = new Big(revenueYearBefore);
  if (before.lte(0)) return null;
  return Number(
    before
      .minus(revenueYear ?? 0)
      .div(before)
      .times(100)
      .round(0, Big.roundDown),
  );
}

/** The first day after `today` on which silence or the next step would be judged otherwise. */
function nextTurn(account: Judged, rule: StandingRule, tier: Tier, today: string): string | null {
  const since = account.lastContactOn ?? account.createdOn;
  const usual = rule.silenceDays[tier];
  const turns = [addDays(since, usual + 1), addDays(since, 2 * usual + 1)];
  if (account.nextStepOn !== null) turns.push(addDays(account.nextStepOn, 1));
  return turns.filter((day) => day > today).sort()[0] ?? null;
}

/** Whether `input` is known and `value` of its form: a word for the fit, else a number. */
export function isInput(input: string, value: string): boolean {
  if (!(inputNames as readonly string[]).includes(input)) return false;
  if (input === 'needFit') return value === 'fits' || value === 'conditions' || value === 'doesNotFit';
  return /^-?\d{1,16}(\.\d{1,4})?$/.test(value);
}
