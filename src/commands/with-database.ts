import { type OpenDatabase, openDatabase } from '../platform/db/open-database.ts';
import type { CommandContext } from './command.ts';

/** Opens the database for one command, beside a running system or alone, and closes it whatever happens. */
export async function withDatabase<T>(
  context: CommandContext,
  work: (opened: OpenDatabase) => Promise<T>,
): Promise<T> {
  const { config, env } = context;
  const opened = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    mode: 'attach',
    secret: env.YAOSU_SECRET,
    log: () => {},
  });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
