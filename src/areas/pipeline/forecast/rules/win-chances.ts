import { type Day, placeInQuarter } from './days.ts';
import { oldAge, type StageTiming, won } from './stage-timing.ts';

/** Chances of being won by the end of a period, for deals that are open and for those still to come. */
export type WinChances = {
  /** For a deal open at the end of `today`, by stage and days since it entered it (up to `oldAge`). */
  open: readonly Float64Array[];
  /** For a deal that opens on the n-th day after today (0 is tomorrow), by the stage it opens in. */
  coming: readonly Float64Array[];
};

/**
 * Exact chances, day by day backwards from the period's end: a deal of some stage and age is won today, lost, moves into
 * another stage, or is a day older tomorrow. Nothing is simulated here, so a thousand deals cost one look into a table each.
 *
 * @param today the last day known; the period is the `days` days after it
 */
export function winChances(timing: StageTiming, today: Day, days: number): WinChances {
  const ages = oldAge + 1;
  let after = timing.map(() => new Float64Array(ages));
  const coming = timing.map(() => new Float64Array(days));
  for (let ahead = days; ahead >= 1; ahead--) {
    const place = placeInQuarter(today + ahead);
    const now = timing.map(() => new Float64Array(ages));
    timing.forEach((ways, stage) => {
      const mine = now[stage]!;
      const daily = ways.map((way) => way.daily[place]!);
      for (let age = 0; age < ages; age++) {
        let leaving = 0;
        let wins = 0;
        for (let way = 0; way < ways.length; way++) {
          const chance = daily[way]![age]!;
          const { to } = ways[way]!;
          leaving += chance;
          if (to === won) wins += chance;
          else if (to >= 0) wins += chance * after[to]![0]!;
        }
        // Rates of very short stays may add up to more than certainty.
        const scale = leaving > 1 ? 1 / leaving : 1;
        mine[age] = wins * scale + Math.max(0, 1 - leaving) * after[stage]![Math.min(age + 1, oldAge)]!;
      }
    });
    for (const [stage, opening] of coming.entries()) opening[ahead - 1] = now[stage]![0]!;
    after = now;
  }
  return { open: after, coming };
}
