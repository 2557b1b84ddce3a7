/** Characters of the unified social credit code: digits and capitals without I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 3 to the power of the place, modulo 31 (GB 32100-2015, annex A). */
const weights = Array.from({ length: 17 }, (_, place) => {
  let weight = 1;
  for (let n = 0; n < place; n++) weight = (weight * 3) % 31;
  return weight;
});

/**
 * The check character of the first 17 characters of a unified social credit code (统一社会信用代码): 31 minus the weighted sum modulo 31,
 * 31 counting as 0 (GB 32100-2015). Null when a character is not of its alphabet.
 */
export function checkCharacter(first17: string): string | null {
  let sum = 0;
  for (let place = 0; place < 17; place++) {
    const value = alphabet.indexOf(first17[place] ?? ' ');
    if (value < 0) return null;
    sum += value * weights[place]!;
  }
  return alphabet[(31 - (sum % 31)) % 31]!;
}

/** What is wrong with a code, already without blanks and in capitals; null when nothing is. */
export function creditCodeFlaw(code: string): 'length' | 'characters' | 'check' | null {
  if (code.length !== 18) return 'length';
  const check = checkCharacter(code.slice(0, 17));
  if (check === null || !alphabet.includes(code[17]!)) return 'characters';
  return check === code[17] ? null : 'check';
}
