import { hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../kernel/outcome.ts';

/**
 * The key that seals secrets in the database: from the environment when given (then the same on every process), otherwise
 * made once and kept in the data directory, readable by its owner alone. A backup of the database without it reveals no
 * TOTP secret.
 *
 * @returns 32 bytes
 * @throws Refusal `auth.secretTooShort` when the given text has fewer than 32 characters, `auth.secretDamaged` when the file
 * isn't what was written.
 */
export async function loadSecretKey(from: { dataDir: string; given?: string | undefined }): Promise<Buffer> {
  if (from.given !== undefined && from.given !== '') {
    if (from.given.length < 32) throw new Refusal('auth.secretTooShort', { min: 32 });
    return Buffer.from(hkdfSync('sha256', from.given, '', 'yaosu sealed secrets', 32));
  }
  const file = join(from.dataDir, 'secret.key');
  await mkdir(from.dataDir, { recursive: true });
  // Written aside and then given its name: of two processes starting at once one wins, and no one reads half a key.
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(aside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    await link(aside, file);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url');
  if (key.length !== 32) throw new Refusal('auth.secretDamaged', { file });
  return key;
}
