import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanCreditCode } from './account-values.ts';
import { checkCharacter, creditCodeFlaw } from './credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const first17 = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 17, maxLength: 17 });

describe('unified social credit code', () => {
  // Worked by hand: the weighted sum is 1640, modulo 31 that is 28, and 31 - 28 = 3.
  test('its last character follows from the seventeen before', () => {
    expect(checkCharacter('91350100M000100Y4')).toBe('3');
    expect(checkCharacter('00000000000000000')).toBe('0');
  });

  test('by hand: only the second character counts, 1 × 3, so the check is 31 - 3 = 28, the letter W', () => {
    expect(checkCharacter('01000000000000000')).toBe('W');
  });

  test.each([
    ['91350100M000100Y43', null],
    ['91350100M000100Y44', 'check'],
    ['91350100M000100Y4', 'length'],
    // I, O, S, V and Z are not in it, so that they aren't read as 1, 0, 5, U and 2.
    ['91350100M00O100Y43', 'characters'],
    ['91350100M000100Y4Z', 'characters'],
    ['', 'length'],
  ])('%s → %s', (code, flaw) => expect(creditCodeFlaw(code)).toBe(flaw));

  test('one character mistyped is always noticed, as are two neighbours swapped', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.constantFrom(...alphabet), (start, place, other) => {
        const code = start + checkCharacter(start)!;
        expect(creditCodeFlaw(code)).toBeNull();
        const typo = code.slice(0, place) + other + code.slice(place + 1);
        expect(creditCodeFlaw(typo)).toBe(typo === code ? null : 'check');
        const swapped = code.slice(0, place) + code[place + 1] + code[place] + code.slice(place + 2);
        if (place < 16) expect(creditCodeFlaw(swapped)).toBe(swapped === code ? null : 'check');
      }),
    );
  });

  test('blanks, hyphens, small and full-width letters are the typist’s', () => {
    expect(cleanCreditCode(' 91350100-m000100y43 ')).toEqual({ ok: true, value: '91350100M000100Y43' });
    expect(cleanCreditCode('９１３５０１００Ｍ０００１００Ｙ４３')).toEqual({
      ok: true,
      value: '91350100M000100Y43',
    });
    expect(cleanCreditCode('  ')).toEqual({ ok: true, value: null });
    expect(cleanCreditCode('91350100M000100Y44')).toMatchObject({
      ok: false,
      refusal: { code: 'account.badCreditCode', facts: { flaw: 'check' }, field: 'body.creditCode' },
    });
  });
});
