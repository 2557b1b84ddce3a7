import type { Actor } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import { companyClock } from '../../../../platform/lists/company-clock.ts';
import { auc, logLoss, qualityOf } from '../../../scoring/index.ts';
import { figure, measured } from '../cards.ts';
import { cardNumbers, type EndedRow, endedSince, feedbackCounts } from '../reads.ts';
import { stabilityIndex } from '../rules/drift.ts';
import { lastDays } from '../rules/last-days.ts';

/** With fewer of either outcome figures are chance. */
const leastOfEach = 10;

/**
 * How well scores foretold outcomes: every figure from the score as it stood just before, never from what is known afterwards; of
 * the leads in the actor's sight.
 */
export async function showQuality(db: Database, actor: Actor, days: number) {
  const { before, since } = lastDays(days, await companyClock(db));
  const rows = await db.read(actor, endedSince(before));
  const isRecent = ({ at }: EndedRow): boolean => Date.parse(at) >= Date.parse(since);
  const recent = rows.filter(isRecent);
  const earlier = rows.filter((row) => !isRecent(row));
  const numbers = new Map((await db.read(actor, cardNumbers)).map(({ id, number }) => [id, number]));
  const [feedback] = await db.read(actor, feedbackCounts(since));
  const won = recent.filter((row) => row.won).length;
  return {
    days,
    since,
    overall: measured(qualityOf(...columnsOf(recent))),
    enough: Math.min(won, recent.length - won) >= leastOfEach,
    before: shortFigures(earlier),
    grades: grouped(recent, (row) => `${row.fitGrade}${row.engagementGrade}`).map(
      ([both, { leads, won: wonHere }]) => ({
        fit: both[0] as 'A',
        engagement: both[1] as '1',
        leads,
        won: wonHere,
      }),
    ),
    bands: grouped(recent, (row) => String(bandOf(row.score))).map(([band, { leads, won: wonHere }]) => ({
      ...limitsOf(Number(band)),
      leads,
      won: wonHere,
    })),
    cards: [...new Set(recent.map(({ cardId }) => cardId))].map((cardId) => {
      const own = recent.filter((row) => row.cardId === cardId);
      const { leads, won: wonHere, auc: area } = shortFigures(own);
      return { cardId, number: numbers.get(cardId) ?? null, leads, won: wonHere, auc: area };
    }),
    drift: { score: scoreDrift(earlier, recent) },
    feedback: feedback!,
  };
}

function columnsOf(rows: readonly EndedRow[]): [number[], number[], number[]] {
  return [rows.map(({ raw }) => raw), rows.map(({ chance }) => chance), rows.map(({ won }) => (won ? 1 : 0))];
}

function shortFigures(rows: readonly EndedRow[]) {
  const [scores, chances, outcomes] = columnsOf(rows);
  return {
    leads: rows.length,
    won: outcomes.reduce((sum, one) => sum + one, 0),
    auc: figure(auc(scores, outcomes)),
    logLoss: figure(logLoss(chances, outcomes)),
  };
}

function grouped(
  rows: readonly EndedRow[],
  key: (row: EndedRow) => string,
): [string, { leads: number; won: number }][] {
  const groups = new Map<string, { leads: number; won: number }>();
  for (const row of rows) {
    const group = groups.get(key(row)) ?? { leads: 0, won: 0 };
    group.leads++;
    if (row.won) group.won++;
    groups.set(key(row), group);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function bandOf(score: number): number {
  return Math.min(9, Math.floor(score / 10));
}

function limitsOf(band: number): { from: number; to: number } {
  return { from: band * 10, to: band === 9 ? 100 : band * 10 + 9 };
}

function scoreDrift(earlier: readonly EndedRow[], recent: readonly EndedRow[]) {
  const count = (rows: readonly EndedRow[]) => {
    const counts: number[] = new Array(10).fill(0);
    for (const { score } of rows) counts[bandOf(score)]!++;
    return counts;
  };
  const [old, fresh] = [count(earlier), count(recent)];
  const share = (n: number, all: number): number => (all > 0 ? n / all : 0);
  return {
    psi: stabilityIndex(old, fresh),
    bins: old.map((n, band) => ({
      ...limitsOf(band),
      before: share(n, earlier.length),
      now: share(fresh[band]!, recent.length),
    })),
  };
}
