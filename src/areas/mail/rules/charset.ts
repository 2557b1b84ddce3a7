/** Bytes as text, and whether some of them were no text in that charset. */
export type Decoded = { text: string; flawed: boolean };

/** Names that mails use and decoders don't know, or that promise less than what is sent under them. */
const aliases: Readonly<Record<string, string>> = {
  gb2312: 'gb18030', // what calls itself GB2312 is mostly GBK
  gbk: 'gb18030',
  gb_2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'hz-gb-2312': 'gb18030',
  'big5-hkscs': 'big5',
  'x-big5': 'big5',
  cp950: 'big5',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp932: 'shift_jis',
  'us-ascii': 'utf-8', // programs that don't know better say so of anything
  ascii: 'utf-8',
  'ansi_x3.4-1968': 'utf-8',
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  unknown: '',
  'unknown-8bit': '',
  'x-unknown': '',
  default: '',
};

/**
 * Bytes as text. What claims to be in one charset and isn't is read in the one it can be in; what can be in none is read as far as it
 * goes, with marks where it does not.
 *
 * @param charset as the mail names it; may be wrong, unknown or empty
 */
export function decodeText(bytes: Uint8Array, charset: string): Decoded {
  const named = nameOf(charset);
  if (isPlain(bytes) && !named.startsWith('iso-2022') && !named.startsWith('utf-16'))
    return { text: new TextDecoder('utf-8').decode(bytes), flawed: false };
  const known = named !== '' && knows(named);
  const candidates = [...new Set([...(known ? [named] : []), 'utf-8', 'gb18030'])];
  for (const [at, candidate] of candidates.entries()) {
    const text = strictly(bytes, candidate);
    if (text !== null) return { text, flawed: (at > 0 && charset !== '') || (named !== '' && !known) };
  }
  // A text cut in the middle of a character is right but for its end.
  return { text: new TextDecoder(known ? named : 'utf-8').decode(bytes), flawed: true };
}

function nameOf(charset: string): string {
  const plain = charset
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  return aliases[plain] ?? plain;
}

function isPlain(bytes: Uint8Array): boolean {
  // Seven bits, no escape: the same in every charset that mails use.
  return bytes.every((byte) => byte < 0x80 && byte !== 0x1b);
}

function knows(charset: string): boolean {
  try {
    new TextDecoder(charset);
    return true;
  } catch {
    return false;
  }
}

function strictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
