import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { eraseQualification } from '../qualification/index.ts';

/**
 * Erases all opportunities for good, with what was promised, wanted and foretold of them; pipelines, reasons and rates stay, but
 * for competitors and rates with the mark of a made-up company in them. How a company looked around in goes away again. Run by Yaosu itself,
 * before the leads and customers they hang on.
 *
 * @param mark how the ids of that company end
 */
export async function eraseOpportunities(tx: Transaction, mark: string): Promise<void> {
  await tx.run(sql`delete from platform.files where subject_kind = 'opportunity'`);
  await eraseQualification(tx, 'opportunity');
  for (const table of ['opportunities', 'promises', 'targets', 'forecasts'])
    await tx.run(sql`delete from ${sql.table(`pipeline.${table}`)}`);
  const marked = (column: string) => sql`right(${sql.ref(column)}::text, ${sql.lit(mark.length)}) = ${mark}`;
  await tx.run(sql`delete from pipeline.competitors where ${marked('id')}`);
  await tx.run(sql`delete from pipeline.rates where ${marked('set_by')}`);
  await tx.run(sql`delete from search.documents where kind = 'opportunity'`);
  await tx.run(sql`select platform.erase_events('opportunity', null)`);
}
