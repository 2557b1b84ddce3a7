import { afterAll, beforeAll, expect, test } from 'vitest';
import { areaOrder } from './areas/order.ts';
import { system } from './platform/actor/actor.ts';
import { sql } from './platform/db/sql.ts';
import { type TestDatabase, testDatabase } from './platform/testing/test-database.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.drop());

/** What lies left of every area. */
const foundations = ['platform', 'people', 'auth', 'search'];

test('foreign keys point left, as imports do', async () => {
  const keys = await own.db.read<{ from: string; to: string; name: string }>(
    system,
    sql`select f.nspname as "from", t.nspname as "to", k.conname as name from pg_constraint k
      join pg_class fc on fc.oid = k.conrelid join pg_namespace f on f.oid = fc.relnamespace
      join pg_class tc on tc.oid = k.confrelid join pg_namespace t on t.oid = tc.relnamespace
      where k.contype = 'f' and f.nspname not in ('graphile_worker')`,
  );
  expect(keys.length).toBeGreaterThan(10);
  const place = (schema: string): number => {
    if (foundations.includes(schema)) return -1;
    return areaOrder.indexOf(schema as (typeof areaOrder)[number]);
  };
  const wrong = keys.filter(({ from, to }) => place(to) > place(from));
  expect(wrong).toEqual([]);
});

test('a table with row-level security forces it on its owner too', async () => {
  const lax = await own.db.read<{ name: string }>(
    system,
    sql`select c.oid::regclass::text as name from pg_class c where c.relrowsecurity and not c.relforcerowsecurity
      and c.relnamespace::regnamespace::text not in ('graphile_worker')`,
  );
  expect(lax).toEqual([]);
});

/** Read by every colleague, or by code alone that checks for itself; each with its reason. */
const withoutRowSecurity = new Set([
  'platform.company', // its name stands on every page
  'platform.custom_fields', // what fields there are is no secret
  'people.people', // names stand beside every record
  'people.roles',
  'people.teams',
  'auth.attempts', // counts by hashed address, of no one
  'search.documents', // nothing of it is shown; visibility is among its tokens
  'customers.match_keys', // as leads.match_keys
  'leads.more_keys', // keys to find duplicates by, never shown
  'leads.assignment_rules',
  'leads.turns',
  'leads.forms',
  'leads.import_mappings',
  'leads.match_keys', // keys again; array operators can't use an index below row-level security
  'leads.duplicate_scans',
  'leads.settings',
  'leads.indexes_aside', // names of indexes that a large import has put aside
]);

test('every other table is under row-level security', async () => {
  const open = await own.db.read<{ name: string }>(
    system,
    sql`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and not c.relrowsecurity and n.nspname in ('platform', 'people', 'auth', 'leads', 'search', 'scoring', 'customers', 'pipeline', 'mail', 'imports')
      order by 1`,
  );
  expect(open.map((table) => table.name).filter((name) => !withoutRowSecurity.has(name))).toEqual([]);
});
