import { placeInQuarter } from './days.ts';
import type { Deal, StageEntry } from './deals.ts';
import { seededRandom } from './draw-forecast.ts';

export type MadeCompany = {
  seed: number;
  days: number;
  /** Deals that open on a day. */
  arrivals: number;
  /** Factor on closing by the month's place in the quarter. */
  season?: readonly [number, number, number];
};

/** First day of what the made company remembers. */
export const madeStart = 18_262;

/** Three stages; a deal moves on or is lost with daily chances, the last stage wins; values differ by product. */
export function madeCompany({ seed, days, arrivals, season = [1, 1, 1] }: MadeCompany): Deal[] {
  const random = seededRandom(seed);
  const deals: Deal[] = [];
  for (let day = 0; day < days; day++)
    for (let i = 0; i < arrivals * 3; i++)
      if (random() < 1 / 3)
        deals.push(liveOf(`${day}-${i}`, madeStart + day, madeStart + days, season, random));
  return deals;
}

function liveOf(
  id: string,
  openedOn: number,
  end: number,
  season: readonly [number, number, number],
  random: () => number,
): Deal {
  const product = random() < 0.2 ? 'press' : 'valve';
  const worth = (product === 'press' ? 50_000 : 4_000) * (0.7 + 0.6 * random());
  const path: StageEntry[] = [{ stage: 0, on: openedOn }];
  let stage = 0;
  const deal: Deal = {
    id,
    openedOn,
    path,
    expected: [],
    closedOn: null,
    won: false,
    value: null,
    segment: product,
  };
  for (let day = openedOn + 1; day < end; day++) {
    const chance = random();
    const pull = stage === 2 ? season[placeInQuarter(day)]! : 1;
    if (chance < 0.01) return { ...deal, closedOn: day };
    if (chance > 0.01 + 0.05 * pull) continue;
    if (stage === 2) return { ...deal, closedOn: day, won: true, value: Math.round(worth) };
    stage++;
    path.push({ stage, on: day });
  }
  return deal;
}
