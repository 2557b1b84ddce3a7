import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** Files below this are in before an index could be built. */
const worthIt = 12_000_000;
/** A row of a list takes about so many bytes; the base counts as small beside the file when it has a fifth of its rows. */
const bytesPerRow = 150;

/** What leads are known again by. */
const keyIndexes = [
  'leads.leads_phone',
  'leads.leads_email',
  'leads.leads_identity',
  'leads.leads_company_key',
];

/**
 * Sets aside the indexes that only lists and search need, when a large file comes into a base that is small beside it; into an empty
 * one, where nothing is matched, also those that leads are known again by. Lists are slow while it comes in, nothing else changes.
 *
 * @param byPiece pieces are committed one by one; what is all or nothing keeps the keys, for they can't be built beside it
 */
export async function setIndexesAside(db: Database, bytes: number, byPiece: boolean): Promise<void> {
  if (bytes < worthIt) return;
  const { base } = await db.asSystem((tx) =>
    tx.one(sql<{ base: number }>`select coalesce(sum(n), 0)::float8 as base from leads.tally`),
  );
  if (base > bytes / bytesPerRow / 5) return;
  try {
    await db.asSystem((tx) => tx.run(sql`select leads.set_indexes_aside(${byPiece && base === 0})`));
  } catch (error) {
    // Somebody is in the middle of a long query: then it goes without.
    if ((error as { code?: string }).code !== '55P03') throw error;
  }
}

/** Whether a row can't be matched now without reading the whole table. */
export async function keysAreAside(tx: Transaction): Promise<boolean> {
  const { aside } = await tx.one(sql<{ aside: boolean }>`
    select exists (select 1 from leads.indexes_aside where name = any (${keyIndexes}::text[])) as aside`);
  return aside;
}

/** Builds what leads are known again by, or waits for who is at it. */
export async function restoreKeys(db: Database): Promise<void> {
  await db.asSystem(async (tx) => {
    await tx.run(sql`select set_config('statement_timeout', '0', true)`);
    await tx.run(
      sql`select from leads.indexes_aside where name = any (${keyIndexes}::text[]) order by name for update`,
    );
    for (const name of keyIndexes) await tx.run(sql`select leads.restore_index(${name})`);
  });
}

/** Builds what was set aside, two at a time. Reading goes on meanwhile, writing waits for seconds. */
export async function restoreIndexes(db: Database): Promise<void> {
  const names = await db.asSystem((tx) => namesAside(tx));
  const lane = async (): Promise<void> => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      const which = name;
      await db.asSystem(async (tx) => {
        await tx.run(sql`select set_config('statement_timeout', '0', true)`);
        await tx.run(sql`select leads.restore_index(${which})`);
      });
    }
  };
  await Promise.all([lane(), lane()]);
}

/** The largest last: two lanes end together when the long ones begin first. */
async function namesAside(tx: Transaction): Promise<string[]> {
  const rows = await tx.all(
    sql<{ name: string }>`select name from leads.indexes_aside order by definition like '%USING gin%', name`,
  );
  return rows.map((row) => row.name);
}
