/**
 * Writes what is derived from other files: table types, the web client's addresses, openapi.json. With `--check` nothing is
 * written; it fails when something committed is not what it would be.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/platform/db/embedded/index.ts';

const root = join(import.meta.dirname, '..');
const outputs = ['src/platform/db/schema.ts', 'src/web/api/endpoints.gen.ts', 'openapi.json'].map((path) =>
  join(root, path),
);
const check = process.argv.includes('--check');
const before = outputs.map(read);
const dataDir = mkdtempSync(join(tmpdir(), 'yaosu-generate-'));
const server = await startEmbedded({ dataDir, settings: { fsync: 'off' } });
let failed = false;
try {
  for (const script of ['generate-types.ts', 'generate-client.ts', 'generate-openapi.ts']) {
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'tools', script)], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: server.url },
    });
    failed ||= status !== 0;
  }
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
outputs.forEach((path, i) => {
  if (!check || read(path) === before[i]) return;
  console.error(`${path} is not up to date: npm run generate`);
  writeFileSync(path, before[i]!);
  failed = true;
});
process.exitCode = failed ? 1 : 0;

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
