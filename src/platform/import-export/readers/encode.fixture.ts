/** For tests: text in the encodings that Node only decodes, by turning its decoders' tables around. */
const tables = new Map<string, Map<string, number[]>>();

function table(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const made = new Map<string, number[]>();
  for (let lead = 0x80; lead <= 0xff; lead++) {
    const single = decoder.decode(Uint8Array.of(lead));
    if (single.length === 1 && single !== '\ufffd') made.set(single, [lead]);
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const pair = decoder.decode(Uint8Array.of(lead, trail));
      if (pair.length === 1 && pair !== '\ufffd' && !made.has(pair)) made.set(pair, [lead, trail]);
    }
  }
  tables.set(encoding, made);
  return made;
}

/** @throws when a character has no form in the encoding */
export function encode(
  text: string,
  encoding: 'gb18030' | 'big5' | 'windows-1252' | 'utf-16le' | 'utf-16be',
): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const found = code < 0x80 ? [code] : table(encoding).get(character);
    if (!found) throw new Error(`${character} is not in ${encoding}`);
    bytes.push(...found);
  }
  return Buffer.from(bytes);
}
