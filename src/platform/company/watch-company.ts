import type { Database } from '../db/database.ts';
import { onChange } from '../events/live.ts';
import { type Company, companyOf } from './reads.ts';

/**
 * Keeps the company at hand for what can't wait for a query (the language of an answer to someone unknown); read again when
 * any process changed it.
 *
 * @returns `current()`, null before the first run, and how to stop.
 */
export async function watchCompany(db: Database): Promise<{ current(): Company | null; stop(): void }> {
  let company = await companyOf(db);
  const stop = onChange((changes) => {
    if (changes.some(({ kind }) => kind === 'company' || kind === '*'))
      companyOf(db).then(
        (read) => {
          company = read;
        },
        // The database is away: what was read last still holds, and the reconnection asks again.
        () => undefined,
      );
  });
  return { current: () => company, stop };
}
