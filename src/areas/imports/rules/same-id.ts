const endings = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * An id of another system in the form in which it is compared. The 18 characters that Salesforce exports are its 15 with a checksum of
 * their capitals; both are the same id.
 */
export function sameId(text: string): string {
  const id = text.trim();
  return /^[0-9A-Za-z]{18}$/.test(id) && checksum(id.slice(0, 15)) === id.slice(15).toUpperCase()
    ? id.slice(0, 15)
    : id;
}

/** Three characters, each for five: which of them are capitals, as a number of five bits. */
function checksum(id: string): string {
  return [0, 5, 10]
    .map((from) => {
      const bits = [...id.slice(from, from + 5)].map((letter, at) => (/[A-Z]/.test(letter) ? 1 << at : 0));
      return endings[bits.reduce((sum, bit) => sum + bit, 0)];
    })
    .join('');
}

/** Whether a text can be an id at all: no blanks, a digit, and not so short that it may be a quantity. */
export function isIdShaped(text: string): boolean {
  return /^[\w\-.:/#]{3,64}$/.test(text) && /\d/.test(text) && !/^\d{1,4}([.,]\d+)?$/.test(text);
}

/** A name in the form in which it is compared: without case, width and doubled blanks. */
export function foldName(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** A name without blanks, signs and capitals: `GTX Pro`, `gtx-pro` and `GTXPro` are one. */
export function bareName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
