export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';

/** The encoding a byte order mark names, and the mark's length. */
export function byteOrderMark(head: Uint8Array): { encoding: Encoding; length: number } | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/**
 * UTF-16 without a mark: separators, digits and line ends have a zero byte, always on the same side. Both a line end
 * in that form and a clear majority of one side are demanded, so that a text with stray NULs isn't taken for it.
 */
export function unmarkedUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = head.length - (head.length % 2);
  let even = 0;
  let odd = 0;
  let lineEndsLe = 0;
  let lineEndsBe = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
    if (head[i] === 10 && head[i + 1] === 0) lineEndsLe++;
    if (head[i] === 0 && head[i + 1] === 10) lineEndsBe++;
  }
  const enough = Math.max(2, length / 200);
  if (lineEndsLe > 0 && odd >= enough && odd > even * 8) return 'utf-16le';
  if (lineEndsBe > 0 && even >= enough && even > odd * 8) return 'utf-16be';
  return undefined;
}

/** How many multi-byte sequences of UTF-8 are whole, and how many bytes belong to none. */
export function utf8Sequences(bytes: Uint8Array): { whole: number; broken: number } {
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const more =
      lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xc2 && lead < 0xe0 ? 1 : 0;
    let have = 0;
    while (have < more && i + have + 1 < bytes.length && (bytes[i + have + 1]! & 0xc0) === 0x80) have++;
    if (more > 0 && have === more) {
      whole++;
      i += more;
    } else broken++;
  }
  return { whole, broken };
}

/**
 * The encoding of bytes that are not UTF-8: the two Chinese double-byte ones by how much of the text falls on the
 * characters of everyday use (GB 2312 level 1: lead B0–D7, trail A1–FE; Big5 level 1: lead A4–C6), else Windows-1252,
 * in which every byte is something. Text of one of the two, read as the other, lands there for about half of its
 * characters; Western text, whose accents stand alone among ASCII letters, for next to none.
 */
export function legacyEncoding(sample: Uint8Array): 'gb18030' | 'big5' | 'windows-1252' {
  const gb = pairScore(sample, (lead, trail) =>
    trail >= 0xa1 && trail <= 0xfe && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3)
      ? 1
      : trail >= 0x40 && trail !== 0x7f && trail <= 0xfe
        ? 0
        : -1,
  );
  const big5 = pairScore(sample, (lead, trail) =>
    !((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe))
      ? -1
      : (lead >= 0xa4 && lead <= 0xc6) || lead === 0xa1
        ? 1
        : 0,
  );
  const best = gb.score >= big5.score ? gb : big5;
  // Where hardly a trail byte is above ASCII, the high bytes are single letters (°C, Ä among Latin text), not pairs.
  if (best.score < 0.55 || best.highTrails < 0.25) return 'windows-1252';
  return best === gb ? 'gb18030' : 'big5';
}

function pairScore(sample: Uint8Array, judge: (lead: number, trail: number) => number) {
  let pairs = 0;
  let sum = 0;
  let high = 0;
  for (let i = 0; i < sample.length - 1; i++) {
    const lead = sample[i]!;
    if (lead < 0x80) continue;
    const trail = sample[i + 1]!;
    pairs++;
    if (trail >= 0x30 && trail <= 0x39) {
      // four-byte form of GB 18030; says nothing for or against a common character
      i += 3;
      continue;
    }
    sum += judge(lead, trail);
    if (trail >= 0x80) high++;
    i++;
  }
  return { score: pairs ? sum / pairs : 0, highTrails: pairs ? high / pairs : 0 };
}

/** Share of control characters that no text carries; a few by accident count as none. */
export function controlShare(head: Uint8Array): number {
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27 && byte !== 26)) controls++;
  return controls < 4 ? 0 : controls / head.length;
}
