// Plain JavaScript without packages: this runs before any are there.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends with a clear line when this Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Yaosu needs Node 20.19 or later; this is ${process.versions.node}. 需要 Node 20.19 或更新的版本。`,
  );
  process.exit(1);
}

/**
 * Brings in the packages when they are missing or belong to another package-lock.json.
 * @param {'production' | 'all'} kind what is needed: what runs the system, or also what checks it
 */
export function installPackages(kind) {
  const stamp = join(root, 'node_modules', '.yaosu-installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const [have, haveKind] = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim().split(' ') : [];
  if (have === lock && (haveKind === 'all' || haveKind === kind)) return;
  // Who has had what checks the system keeps it when the packages change.
  const wanted = haveKind === 'all' ? 'all' : kind;
  console.log('Installing packages … 正在安装依赖 …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Exactly what the lock file says, which stays as it is. (`npm ci` refuses a lock that lacks binaries for other
  // machines.) Install scripts are not needed by anything we use, and code that doesn't run can't do harm.
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if (wanted === 'production') args.push('--omit=dev');
  execFileSync(npm, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  writeFileSync(stamp, `${lock} ${wanted}`);
}
