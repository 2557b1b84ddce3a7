import type { Language } from '../../kernel/language.ts';
import { must, Refusal } from '../../kernel/outcome.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { tell } from '../events/tell.ts';
import { type Company, companyQuery } from './reads.ts';
import { checkCurrency, checkTimeZone } from './rules/check-company.ts';

/** The company has no id of its own; the event log wants one. */
const companyId = '00000000-0000-7000-8000-000000000002';
export const companySubject = { kind: 'company', id: companyId };

export type CompanyFields = { name: string; language: Language; currency: string; timeZone: string };

/** @throws Refusal `company.exists`, `company.unknownCurrency`, `company.unknownTimeZone` */
export async function setUpCompany(tx: Transaction, fields: CompanyFields): Promise<Company> {
  const currency = must(checkCurrency(fields.currency));
  const timeZone = must(checkTimeZone(fields.timeZone));
  const made = await tx.run(sql`
    insert into platform.company (name, language, currency, time_zone)
    values (${fields.name}, ${fields.language}, ${currency}, ${timeZone}) on conflict do nothing`);
  if (made === 0) throw new Refusal('company.exists');
  tell(tx, { type: 'company.setUp', subject: companySubject, payload: { ...fields, currency, timeZone } });
  return tx.one(companyQuery);
}

/** @throws Refusal `company.missing`, `record.stale`, `company.unknownCurrency`, `company.unknownTimeZone` */
export async function editCompany(
  tx: Transaction,
  { version, ...edit }: { [F in keyof CompanyFields]?: CompanyFields[F] | undefined } & { version: number },
): Promise<Company> {
  await tx.run(sql`select 1 from platform.company for update`);
  const before = await tx.one(companyQuery, new Refusal('company.missing'));
  if (before.version !== version) throw new Refusal('record.stale', { current: before, yours: edit });
  const after = { ...before, ...edit };
  after.currency = must(checkCurrency(after.currency));
  after.timeZone = must(checkTimeZone(after.timeZone));
  const changes = Object.fromEntries(
    (['name', 'language', 'currency', 'timeZone'] as const)
      .filter((field) => before[field] !== after[field])
      .map((field) => [field, [before[field], after[field]]]),
  );
  if (Object.keys(changes).length === 0) return before;
  await tx.run(sql`
    update platform.company set name = ${after.name}, language = ${after.language}, currency = ${after.currency},
      time_zone = ${after.timeZone}, version = version + 1`);
  tell(tx, { type: 'company.edited', subject: companySubject, payload: { changes } });
  return tx.one(companyQuery);
}
