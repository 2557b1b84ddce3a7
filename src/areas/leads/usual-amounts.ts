import { system } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { usualAmountRows } from './reads-work.ts';
import type { UsualAmounts } from './rules/expected-amount.ts';
import { loadScoring } from './score/index.ts';

/** What leads usually bring moves slowly. */
const remembered = 600_000;
const known = new WeakMap<Database, { usual: UsualAmounts; until: number }>();

/** What leads of the company usually bring, by product, by source, and all in all: medians of the newest, over everybody's leads. */
export async function usualAmounts(db: Database): Promise<UsualAmounts> {
  const { settings, currency } = await loadScoring(db);
  const entry = known.get(db);
  const isSame = entry?.usual.currency === currency && entry.usual.rates === settings.rates;
  if (entry && isSame && entry.until > Date.now()) return entry.usual;
  const rows = await db.read(system, usualAmountRows(currency, settings.rates));
  const named = (kind: string) =>
    new Map(rows.flatMap((row) => (row.kind === kind && row.name !== null ? [[row.name, row.amount]] : [])));
  const usual = {
    currency,
    rates: settings.rates,
    byProduct: named('product'),
    bySource: named('source'),
    overall: rows.find((row) => row.kind === 'company')?.amount ?? null,
  };
  known.set(db, { usual, until: Date.now() + remembered });
  return usual;
}
