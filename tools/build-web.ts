import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const out = join(root, 'dist/web');
const stampFile = join(out, '.built-from');

/** Builds the web app when its sources have changed since the last build; a stamp of sizes and times tells in milliseconds. */
export async function buildWebIfNeeded(): Promise<void> {
  const stamp = await sourceStamp();
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return;
  console.log('Building the web app … 正在生成网页 …');
  await buildWeb();
  await writeFile(stampFile, stamp);
}

async function buildWeb(): Promise<void> {
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
}

async function sourceStamp(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'vite.config.ts']) await add(hash, join(root, name));
  const entries = await readdir(join(root, 'src'), { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  // Server code is in the bundle only through types; the areas' screens and words are what counts.
  const web = paths
    .filter((path) => /\.(tsx|css|svg|html)$|\/(web|ui|locales|kernel|i18n)\//.test(path))
    .sort();
  for (const path of web) await add(hash, path);
  return hash.digest('hex');
}

async function add(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found) hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
}
