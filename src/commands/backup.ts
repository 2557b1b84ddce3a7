import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { version } from '../app.ts';
import { backup } from '../platform/backup/backup.ts';
import { restore } from '../platform/backup/restore.ts';
import { type Command, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

export const backupCommand: Command = {
  name: 'backup',
  summary: 'write everything into one compressed file, while the system runs',
  help: `yaosu backup [FILE] [--json]

Writes everything as of this moment into one compressed file with its checksum and schema version.
FILE  where to (default: yaosu-DATE-TIME.backup in this folder)
--json  print one JSON object: path, bytes, rows, sha256, schema

Keep the file as you would keep the database: it holds the same data. Secrets for two-step sign-in in it are
sealed with the key in the data directory (secret.key, or YAOSU_SECRET), which is not part of the file.`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    if (positionals.length > 1) throw new UsageError('one FILE at most');
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
    const path = resolve(positionals[0] ?? `yaosu-${stamp}.backup`);
    const done = await withDatabase(context, ({ owner }) => backup(owner, path, version));
    context.print(
      values.json
        ? JSON.stringify(done)
        : `${done.path}  ${done.rows} rows, ${done.bytes} bytes, sha256 ${done.sha256}`,
    );
    return 0;
  },
};

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'fill an empty database from a backup',
  help: `yaosu restore FILE [--json]

Reads FILE to its end and checks it, then fills the database in one transaction and brings it to this version.
The database must be empty: name a new folder with YAOSU_DATA, or a new database with DATABASE_URL.
--json  print one JSON object: rows, schema, createdAt`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new UsageError('name one FILE');
    const done = await withDatabase(context, ({ owner }) => restore(owner, resolve(file)));
    context.print(values.json ? JSON.stringify(done) : `${done.rows} rows restored, as of ${done.createdAt}`);
    return 0;
  },
};
