import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { inOnePiece } from './compose-mail.ts';

test('a mail server that says 5 bytes and sends without end fills no memory', async () => {
  let given = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        given += 65_536;
        yield Buffer.alloc(65_536);
      }
    })(),
  );
  await expect(inOnePiece(endless, 1_000_000)).rejects.toMatchObject({ code: 'mail.tooLarge' });
  expect(given).toBeLessThan(3_000_000);
  expect(await inOnePiece(Readable.from([Buffer.from('一'), Buffer.from('二')]))).toEqual(
    Buffer.from('一二'),
  );
});
