import { localDay } from '../../kernel/days.ts';
import { companyOf } from '../company/reads.ts';
import type { Database } from '../db/database.ts';
import type { CompanyClock } from './filter.ts';

/** A company moves to another time zone once in its life: for so long a process may go on with the old one. */
const remembered = 10_000;
const known = new WeakMap<Database, { timeZone: string; until: number }>();

/** Which day it is at the company, for filters such as "the last seven days". */
export async function companyClock(db: Database): Promise<CompanyClock> {
  const now = Date.now();
  let entry = known.get(db);
  if (!entry || entry.until < now) {
    entry = { timeZone: (await companyOf(db))?.timeZone ?? 'UTC', until: now + remembered };
    known.set(db, entry);
  }
  return { today: localDay(new Date(now), entry.timeZone), timeZone: entry.timeZone };
}
