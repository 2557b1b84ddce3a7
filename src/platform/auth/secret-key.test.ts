import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSecretKey } from './secret-key.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yaosu-key-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

test('is made once, kept for its owner alone, and read again', async () => {
  const key = await loadSecretKey({ dataDir });
  expect(key).toHaveLength(32);
  expect(await loadSecretKey({ dataDir })).toEqual(key);
  expect((await stat(join(dataDir, 'secret.key'))).mode & 0o077).toBe(0);
});

test('given in the environment it needs no file, but length', async () => {
  const given = 'a sentence of more than thirty-two characters';
  expect(await loadSecretKey({ dataDir: '/nowhere', given })).toEqual(
    await loadSecretKey({ dataDir: '/elsewhere', given }),
  );
  await expect(loadSecretKey({ dataDir, given: 'short' })).rejects.toMatchObject({
    code: 'auth.secretTooShort',
  });
});

test('a damaged file is said to be so, never replaced', async () => {
  await writeFile(join(dataDir, 'secret.key'), 'half');
  await expect(loadSecretKey({ dataDir })).rejects.toMatchObject({ code: 'auth.secretDamaged' });
});
