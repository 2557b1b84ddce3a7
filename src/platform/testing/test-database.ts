import { inject } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { Database } from '../db/database.ts';
import { appRole } from '../db/migrate.ts';
import { administer, databaseUrl, dropDatabase } from './test-server.ts';

/** A database of one's own: empty but for the schema. */
export type TestDatabase = { db: Database; url: string; drop(): Promise<void> };

/** Copies the migrated template. Call `drop` in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, template } = inject('postgres');
  const name = `yaosu_test_${newId().replaceAll('-', '')}`;
  await administer(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const own = databaseUrl(url, name);
  const db = new Database({ connection: { connectionString: own }, connections: 10, role: appRole });
  return {
    db,
    url: own,
    async drop() {
      await db.close();
      await dropDatabase(url, name);
    },
  };
}
