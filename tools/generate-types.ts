/** Writes src/platform/db/schema.ts, the types of every table, from the migrated database that DATABASE_URL names. */
import { execFileSync } from 'node:child_process';
import { migrate } from '../src/platform/db/migrate.ts';

const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL names the database to migrate and read the schema from.');
await migrate({ connectionString: url });
execFileSync(
  process.execPath,
  [
    'node_modules/kysely-codegen/dist/cli/bin.js',
    '--dialect=postgres',
    `--url=${url}`,
    '--include-pattern=(platform|people|auth|leads|search|scoring).*',
    '--date-parser=string',
    '--numeric-parser=string',
    '--type-mapping={"timestamptz":"string","int8":"number"}',
    '--out-file=src/platform/db/schema.ts',
  ],
  { stdio: 'inherit' },
);
