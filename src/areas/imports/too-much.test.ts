import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeUploads } from './acts/take-files.ts';
import { readTable } from './read-table.ts';

/** One salesperson's upload must not take the memory and the disk of everyone. */
describe('files that are too much', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yaosu-too-much-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('files of a set are held as far as their text goes together', async () => {
    const path = join(folder, 'one.csv');
    const row = `${'长'.repeat(50)},${'b'.repeat(50)}\n`;
    await writeFile(path, `公司名称,备注\n${row.repeat(100)}`);
    const budget = { left: 15_000 };
    expect((await readTable({ path, fileName: 'one.csv' }, {}, budget)).rows).toHaveLength(100);
    await expect(readTable({ path, fileName: 'one.csv' }, {}, budget)).rejects.toMatchObject({
      code: 'request.tooLarge',
    });
    // A file by itself has all of it again.
    expect((await readTable({ path, fileName: 'one.csv' })).rows).toHaveLength(100);
  });

  test('many files are no way around the size of one; nothing of them stays on the disk', async () => {
    const uploads = join(folder, 'uploads');
    async function* sent() {
      for (let n = 0; n < 5; n++) yield { filename: `${n}.csv`, file: Readable.from([Buffer.alloc(40_000)]) };
    }
    await expect(storeUploads(uploads, sent(), 100_000)).rejects.toMatchObject({ code: 'request.tooLarge' });
    expect(await readdir(uploads)).toEqual([]);
    expect(await storeUploads(uploads, sent(), 200_000)).toHaveLength(5);
  });
});
