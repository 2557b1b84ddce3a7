import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partyOf, readRecipients, writtenParty } from './recipients.ts';

test.each([
  ['li@liheng.example', { name: '', address: 'li@liheng.example' }],
  [' 李晓 <li@liheng.example> ', { name: '李晓', address: 'li@liheng.example' }],
  ['"Li, Xiao" <li@liheng.example>', { name: 'Li, Xiao', address: 'li@liheng.example' }],
  ['李晓', null],
  ['li@liheng', null],
  ['a@b.example, c@d.example', null],
  ['<a@b.example', null],
])('%s', (typed, party) => {
  expect(partyOf(typed)).toEqual(party);
});

test('what is written is read as what it was', () => {
  const name = fc.stringMatching(/^[\p{Script=Han}A-Za-z]{0,12}$/u);
  const address = fc.stringMatching(/^[a-z0-9.]{1,10}@[a-z]{1,8}\.example$/);
  fc.assert(
    fc.property(name, address, (who, where) => {
      expect(partyOf(writtenParty({ name: who, address: where }))).toEqual({ name: who, address: where });
    }),
  );
});

test('an address stands once, whatever its capitals; the first that is none is named', () => {
  expect(readRecipients(['A@b.example', 'a@B.example', '周敏', '李晓'])).toEqual({
    parties: [{ name: '', address: 'a@B.example' }],
    wrong: '周敏',
  });
});
