const NUMBER_OR_PHONE = /^[+-]?\d+([.,]\d+)*%?$/;

/**
 * A cell that a spreadsheet would run as a formula gets a leading apostrophe: those that begin with = + - @, a tab or
 * a carriage return. Plain numbers and telephone numbers in E.164 (+8613800138000, -5, +3.5%) stay as they are,
 * because they can do no more than show themselves. Our reader takes the apostrophe off again, so that an exported
 * file comes back unchanged.
 */
export function guardFormula(text: string): string {
  const first = text.charCodeAt(0);
  const risky = first === 61 || first === 43 || first === 45 || first === 64 || first === 9 || first === 13;
  return risky && !NUMBER_OR_PHONE.test(text) ? `'${text}` : text;
}
