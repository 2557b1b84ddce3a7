import { type Day, isMonthEnd, monthEnd } from './days.ts';
import type { Deal } from './deals.ts';
import { drawForecast, quantile } from './draw-forecast.ts';
import { type Experience, learnFrom, middleOf, noExperience, spreadOf, type Tried } from './experience.ts';
import {
  canForecast,
  learnAt,
  type Outlook,
  outlookOf,
  type StagePart,
  seasonOf,
  wonBetween,
} from './outlook.ts';

/** What a period will bring, with where the middle comes from and how such forecasts did before. */
export type Forecast = {
  today: Day;
  until: Day;
  p10: number;
  p50: number;
  p90: number;
  /** The 5th, 10th … 95th of a hundred futures. */
  ventiles: readonly number[];
  parts: {
    stages: readonly StagePart[];
    coming: { deals: number; expected: number };
    /** What open deals and coming ones add up to. */
    bottomUp: number;
    /** Factor by which such sums were off before. */
    experience: number;
    /** The usual pace for these days, the season's factor in it, and how much it counts beside the deals. */
    pace: number | null;
    season: number;
    paceShare: number;
  };
  /** Past periods the band is learned from. */
  periods: number;
};

/** A forecast of the past beside what came. */
export type Trial = {
  today: Day;
  until: Day;
  p10: number;
  p50: number;
  p90: number;
  actual: number;
  /** What the period of the same length before it had brought. */
  naive: number;
};

export type ForecastOptions = { draws: number; seed: number };
const usual: ForecastOptions = { draws: 2000, seed: 1 };

/** Past forecasts are made every week, as far back as this. */
const step = 7;
const mostTrials = 40;

/**
 * Forecasts the value won in the next `months` months, one after the other, from what was known at the end of `today`.
 *
 * Open deals are reckoned by the company's own stage conversion and timing (daily chances of being won, lost or moved, by
 * stage, age in it and season), new deals by how many come lately; beside them stands the company's usual pace. Both were tried
 * every week of the past on what was known then: that teaches how far each is off, which to believe more, and how wide the band
 * between P10 and P90 must be to hold eight of ten.
 *
 * @param today any day; periods end with the month that many months ahead
 * @returns null while there is not one whole month in which something was won
 */
export function forecast(
  deals: readonly Deal[],
  stages: number,
  today: Day,
  months: readonly number[],
  options: ForecastOptions = usual,
): (Forecast | null)[] {
  const memo = new Rehearsal(deals, stages);
  return months.map((count) => memo.forecast(today, count, options));
}

/** Forecasts at the given days of the past, each knowing only what was known then, beside what came. */
export function backTest(
  deals: readonly Deal[],
  stages: number,
  days: readonly Day[],
  months: number,
  options: ForecastOptions = usual,
): Trial[] {
  const memo = new Rehearsal(deals, stages);
  return days.flatMap((today) => {
    const made = memo.forecast(today, months, options);
    if (!made) return [];
    const { until, p10, p50, p90 } = made;
    const before = isMonthEnd(today) ? monthEnd(today, -months) : today - (until - today);
    const actual = wonBetween(deals, today, until);
    return [{ today, until, p10, p50, p90, actual, naive: wonBetween(deals, before, today) }];
  });
}

/** Outlooks and middles of past days, each reckoned once however many forecasts ask. */
class Rehearsal {
  private readonly deals: readonly Deal[];
  private readonly stages: number;
  private readonly outlooks = new Map<string, Outlook | null>();
  private readonly middles = new Map<string, number>();

  constructor(deals: readonly Deal[], stages: number) {
    this.deals = deals;
    this.stages = stages;
  }

  forecast(today: Day, months: number, options: ForecastOptions): Forecast | null {
    const learned = learnAt(this.deals, this.stages, today);
    if (!canForecast(learned)) return null;
    const until = periodEnd(today, months);
    const { outlook, chances } = outlookOf(learned, until);
    const experience = this.experience(today, until - today);
    const middle = middleOf(outlook, experience);
    const draws = drawForecast(
      outlook,
      chances,
      learned.values,
      middle.value,
      spreadOf(outlook, experience),
      options.draws,
      options.seed,
    );
    return {
      today,
      until,
      p10: quantile(draws, 0.1),
      p50: quantile(draws, 0.5),
      p90: quantile(draws, 0.9),
      ventiles: Array.from({ length: 19 }, (_, i) => quantile(draws, (i + 1) / 20)),
      parts: {
        stages: outlook.stages,
        coming: outlook.coming,
        bottomUp: outlook.bottomUp,
        experience: Math.exp(experience.bottomUp.bias),
        pace: outlook.pace,
        season: learned.pace ? seasonOf(learned.pace, today, until) : 1,
        paceShare: middle.paceShare,
      },
      periods: experience.periods,
    };
  }

  /** What forecasts over about so many days taught until `today`; longer periods begin with what shorter ones taught. */
  private experience(today: Day, days: number): Experience {
    let experience = noExperience;
    for (const length of days > 45 ? [month, rounded(days)] : [rounded(days)]) {
      const tried = this.trials(today, length);
      const given = tried.map((one) => this.middle(one.today, length));
      experience = learnFrom(tried, given, today, step, experience);
    }
    return experience;
  }

  private trials(today: Day, days: number): Tried[] {
    const tried: Tried[] = [];
    for (let back = 0; back < mostTrials; back++) {
      // On a fixed grid of weeks, so that forecasts of different days share their trials.
      const made = Math.floor((today - days) / step) * step - back * step;
      const outlook = this.outlook(made, days);
      if (!outlook) break;
      tried.push({ ...outlook, actual: wonBetween(this.deals, made, made + days) });
    }
    return tried;
  }

  private middle(day: Day, days: number): number {
    const key = `${day} ${days}`;
    let middle = this.middles.get(key);
    if (middle === undefined) {
      middle = middleOf(this.outlook(day, days)!, this.experience(day, days)).value;
      this.middles.set(key, middle);
    }
    return middle;
  }

  /** Numbers only are kept: what was learned on a past day is let go as soon as both lengths are reckoned. */
  private outlook(day: Day, days: number): Outlook | null {
    const key = `${day} ${days}`;
    if (!this.outlooks.has(key)) {
      const learned = learnAt(this.deals, this.stages, day);
      const able = canForecast(learned);
      for (const length of new Set([days, month, quarter]))
        this.outlooks.set(`${day} ${length}`, able ? outlookOf(learned, day + length).outlook : null);
    }
    return this.outlooks.get(key) ?? null;
  }
}

const month = 30;
const quarter = 91;

/** Trials run over whole months where the forecast does, give or take a day, and else over about as many days. */
function rounded(days: number): number {
  return days > 45 ? Math.round(Math.round(days / 30.44) * 30.44) : Math.max(5, Math.round(days / 5) * 5);
}

/** A month ahead of a month's end is the next month; otherwise the rest of this month counts as the first. */
function periodEnd(today: Day, months: number): Day {
  return isMonthEnd(today) ? monthEnd(today + 1, months - 1) : monthEnd(today, months - 1);
}
