/** Writes openapi.json from the contracts; DATABASE_URL names a database, which is only connected to, not asked. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { createApp } from '../src/app.ts';
import { Database } from '../src/platform/db/database.ts';

const db = new Database({ connection: { connectionString: process.env.DATABASE_URL ?? '' } });
const app = await createApp({
  db,
  schemaVersion: '',
  secretKey: Buffer.alloc(32),
  uploads: '',
  log: pino({ level: 'silent' }),
  language: 'en',
});
const { body } = await app.inject({ url: '/api/openapi.json' });
writeFileSync(join(import.meta.dirname, '../openapi.json'), `${body}\n`);
await app.close();
await db.close();
