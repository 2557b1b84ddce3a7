import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { binariesMissing, fromFileError } from './errors.ts';
import { isWindows, packageName, programFile } from './platform.ts';

/** A PostgreSQL ready to run. */
export type Binaries = {
  /** Holds bin, lib and share. */
  directory: string;
  postgres: string;
  initdb: string;
  pgCtl: string;
  /** Of the package, e.g. `18.4.0-beta.17`; names copies. */
  packageVersion: string;
  /** e.g. `18`; what PG_VERSION of a data directory must say. */
  major: string;
};

type Link = { source: string; target: string };

/**
 * Finds PostgreSQL in node_modules and makes it whole: npm carries no symbolic links and runs no scripts when told
 * `--ignore-scripts`, and some installers lose the executable bit. When the package can't be written, it is copied.
 *
 * @param copies directory for that copy
 * @throws `database.binariesMissing`
 */
export async function readyBinaries(copies: string): Promise<Binaries> {
  const root = packageDirectory();
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const native = binariesIn(join(root, 'native'), version);
  try {
    await complete(native);
    return native;
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return copyBinaries(native, copies);
  }
}

/** Copies what the server needs (60 MB) to `copies/<version>`, once; readable by everyone. */
export async function copyBinaries(from: Binaries, copies: string): Promise<Binaries> {
  const to = binariesIn(join(copies, from.packageVersion), from.packageVersion);
  if (await exists(to.postgres)) return to;
  const draft = `${to.directory}.${process.pid}`;
  try {
    await mkdir(copies, { recursive: true, mode: 0o755 });
    await rm(draft, { recursive: true, force: true });
    await cp(from.directory, draft, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a') && basename(path) !== 'pgxs' && basename(path) !== 'pkgconfig',
    });
    await complete(binariesIn(draft, from.packageVersion));
    // The name appears only when all is there. Another process may have been first: its copy is as good.
    await rename(draft, to.directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw fromFileError(error, to.directory);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return to;
}

function packageDirectory(): string {
  try {
    // The package's only door is dist/index.js.
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch {
    throw binariesMissing(packageName);
  }
}

function binariesIn(directory: string, packageVersion: string): Binaries {
  const program = (name: 'postgres' | 'initdb' | 'pg_ctl') => join(directory, 'bin', programFile(name));
  return {
    directory,
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    packageVersion,
    major: packageVersion.split('.')[0] ?? '',
  };
}

async function complete(binaries: Binaries): Promise<void> {
  if (!(await exists(binaries.postgres))) throw binariesMissing(packageName);
  if (isWindows) return;
  const list = await readFile(join(binaries.directory, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as Link[]) {
    // Both are written from the package's root: native/lib/...
    const at = join(binaries.directory, relative('native', target));
    if (await exists(at)) continue;
    await symlink(relative(dirname(target), source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  for (const program of [binaries.postgres, binaries.initdb, binaries.pgCtl]) {
    const runs = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!runs) await chmod(program, 0o755);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
