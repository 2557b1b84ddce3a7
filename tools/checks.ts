/**
 * All checks one after another, each with its time; the last line counts them: `N passed, N failed`. A part alone:
 * `npm test -- unit`, or with a file: `npm test -- unit src/kernel`.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWebIfNeeded } from './build-web.ts';
import { findPostgres15, withPostgres15 } from './postgres15.ts';

type Count = { passed: number; failed: number };
type Check = { name: string; run: (rest: string[]) => Count | Promise<Count> };

const root = join(import.meta.dirname, '..');
const bin = (path: string): string => join(root, 'node_modules', path);

function node(...args: string[]): SpawnSyncReturns<Buffer> {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
}

/** A program that is fine or not: one check. */
function whole(...args: string[]): Count {
  const ok = node(...args).status === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** Vitest, counted test by test from its own report. */
function vitest(env: Record<string, string>, ...args: string[]): Count {
  const folder = mkdtempSync(join(tmpdir(), 'yaosu-checks-'));
  const report = join(folder, 'report.json');
  try {
    const told = ['run', '--reporter=dot', '--reporter=json', `--outputFile=${report}`, ...args];
    const { status } = spawnSync(process.execPath, [bin('vitest/vitest.mjs'), ...told], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as Record<string, number>;
    // A file that doesn't even load has no failed test, yet it failed; so did a run without any test.
    const failed = Math.max(
      numFailedTests ?? 0,
      numFailedTestSuites ? 1 : 0,
      status !== 0 || !numPassedTests ? 1 : 0,
    );
    return { passed: numPassedTests ?? 0, failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What speaks the most to PostgreSQL: schema, actors, lists, search, people, and the whole system started on it. */
const onTheOldest = [
  'src/schema.test.ts',
  'src/platform/db/database.test.ts',
  'src/platform/search/search.test.ts',
  'src/areas/people/people.test.ts',
  'src/areas/leads/leads.test.ts',
  'src/areas/leads/lists.test.ts',
  'src/areas/leads/import/import-rows.test.ts',
  'scenarios/a-server-of-ones-own.test.ts',
];

const checks: readonly Check[] = [
  { name: 'types', run: () => whole(bin('tsc7/bin/tsc'), '-p', '.') },
  {
    name: 'lint',
    run: () => whole(bin('@biomejs/biome/bin/biome'), 'check', '--diagnostic-level=error', '.'),
  },
  { name: 'architecture', run: () => whole('--import', 'tsx', 'tools/arch.ts') },
  { name: 'generated', run: () => whole('--import', 'tsx', 'tools/generate.ts', '--check') },
  { name: 'unused', run: () => whole(bin('knip/bin/knip.js')) },
  { name: 'unit', run: (rest) => vitest({}, '--project=unit', ...rest) },
  {
    name: 'postgres15',
    async run(rest) {
      if (!findPostgres15()) {
        console.log('No PostgreSQL 15 was found and none could be installed: the oldest one was not tried.');
        return { passed: 0, failed: 0 };
      }
      await buildWebIfNeeded();
      return withPostgres15((url) =>
        vitest({ TEST_DATABASE_URL: url }, '--project=unit', ...(rest.length > 0 ? rest : onTheOldest)),
      );
    },
  },
  {
    name: 'browser',
    async run(rest) {
      if (!findBrowser()) {
        console.log('No Chromium was found and none could be installed: the browser tests did not run.');
        return { passed: 0, failed: process.env.CI ? 1 : 0 };
      }
      await buildWebIfNeeded();
      return vitest({}, '--project=browser', ...rest);
    },
  },
];

/** The system's Chromium; on Debian as root it is installed when missing, with fonts for Chinese. */
function findBrowser(): boolean {
  const there = (): boolean =>
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((path) =>
      existsSync(path),
    );
  if (there() || process.env.CHROMIUM) return true;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('Installing Chromium and Chinese fonts …');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  return there();
}

/** @param args a check's name, then what its runner is to be told; nothing: all. @returns the exit code */
export async function runChecks(args: string[]): Promise<number> {
  const [wanted, ...rest] = args;
  const chosen = checks.filter((check) => wanted === undefined || check.name === wanted);
  if (chosen.length === 0) {
    console.error(`no check “${wanted}”; there are: ${checks.map((check) => check.name).join(', ')}`);
    return 2;
  }
  const total: Count = { passed: 0, failed: 0 };
  const lines: string[] = [];
  for (const check of chosen) {
    const begin = Date.now();
    console.log(`\n── ${check.name}`);
    const count = await check.run(rest);
    total.passed += count.passed;
    total.failed += count.failed;
    lines.push(
      `${count.failed ? '✗' : '✓'} ${check.name}: ${count.passed} passed, ${count.failed} failed, ${Math.round((Date.now() - begin) / 1000)} s`,
    );
  }
  console.log(`\n${lines.join('\n')}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}
