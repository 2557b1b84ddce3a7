import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { isLinux, isWindows } from './platform.ts';

const megabyte = 1024 * 1024;

/** Bytes of memory that this process may count on: of the container if it has a limit, else of the machine. */
export function memoryAtHand(): number {
  // 0 or an enormous number where no limit is set.
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

/**
 * The server's settings. They are written anew at each start, so that an update of Yaosu reaches old data directories.
 *
 * @param memory bytes of memory at hand
 * @param overrides the operator's or a test's own, which win
 */
export function serverSettings(
  memory: number,
  overrides: Record<string, string> = {},
): Record<string, string> {
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(Math.max(memory / part / megabyte, least), most))}MB`;
  return {
    // Modest, because Node and the file cache of the system live beside it: with a million leads twice as much was hardly faster.
    shared_buffers: share(32, 64, 128),
    // No allocation: tells the planner how much the system probably caches, so that it trusts indexes.
    effective_cache_size: share(2, 256, 16_384),
    // Per sort or hash, several per query: enough for reports over 100,000 rows without a temporary file.
    work_mem: share(256, 8, 16),
    // Building an index after an import.
    maintenance_work_mem: share(32, 64, 128),
    // Vacuum by itself runs beside everything else, and more at once.
    autovacuum_work_mem: '32MB',
    // Pools of one or two Node processes, jobs, LISTEN and the command line; each costs a process only when used.
    max_connections: '60',

    // What was answered as saved is saved, also when the power fails.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // No replica hangs on this server: bulk loading of new tables may skip the log, and no sender process is kept.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    // An import of a million rows should not force a checkpoint every few seconds.
    max_wal_size: '2GB',
    min_wal_size: '80MB',
    // Spreads the writing of a checkpoint, so that it isn't felt as a pause.
    checkpoint_completion_target: '0.9',

    // Compiling costs more than it saves on queries of milliseconds, and 30 MB per connection.
    jit: 'off',
    // Solid state disks: a page read out of order costs hardly more than one in order.
    random_page_cost: '1.1',
    ...(isLinux && { effective_io_concurrency: '32' }),
    // Two are plenty beside a small buffer; each is a process.
    io_workers: '2',
    ...(smallSharedMemory() && { dynamic_shared_memory_type: 'sysv' }),

    // UTC inside, whatever the machine is set to; dates and messages that programs can rely on.
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    lc_messages: 'C',
    default_text_search_config: 'pg_catalog.simple',
    password_encryption: 'scram-sha-256',
    cluster_name: 'yaosu',

    // Files of at most 10 MB or a day; the supervisor keeps the newest ten.
    logging_collector: 'on',
    log_filename: 'postgres-%Y%m%d-%H%M%S.log',
    log_rotation_size: '10MB',
    log_rotation_age: '1d',
    log_file_mode: '0600',
    log_line_prefix: '%m [%p] %q%u@%d ',
    log_lock_waits: 'on',
    log_min_duration_statement: '2s',
    // People's names and numbers travel as parameters; they have no business in a log.
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    ...overrides,
  };
}

/** Containers give 64 MB of /dev/shm by default; a parallel hash would fail there, so another kind is used. */
function smallSharedMemory(): boolean {
  if (!isLinux) return false;
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize < 256 * megabyte;
  } catch {
    return true;
  }
}

/** One `name = 'value'` a line, as postgresql.conf wants it. */
export function settingsFile(settings: Record<string, string>): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return ['# Written by Yaosu at every start; changes here are lost.', ...lines, ''].join('\n');
}

/** Who may knock: a password (never the operating system's word for it) through the socket, on Windows through 127.0.0.1. */
export const accessFile = isWindows
  ? 'host all all 127.0.0.1/32 scram-sha-256\n'
  : '# Written by Yaosu at every start.\nlocal all all scram-sha-256\n';
