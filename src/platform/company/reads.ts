import type { Language } from '../../kernel/language.ts';
import { system } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';

export type Company = {
  name: string;
  language: Language;
  /** ISO 4217 */
  currency: string;
  /** IANA */
  timeZone: string;
  version: number;
  /** Whether it is the demo company, to look around in. */
  demo: boolean;
};

/** Reads the company's row. Everyone signed in may know it. */
export const companyQuery = sql<Company>`
  select name, language, currency, time_zone as "timeZone", version, demo is not null as demo from platform.company`;

/** The company, or null before the first run. */
export async function companyOf(db: Database): Promise<Company | null> {
  return (await db.read(system, companyQuery))[0] ?? null;
}
