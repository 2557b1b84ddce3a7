import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/**
 * The first half of every key: one form for a text however it was typed. Full width becomes half width (NFKC),
 * upper case lower case, traditional characters simplified ones, accents on Latin letters go, and every kind of blank
 * becomes one space. Punctuation stays.
 *
 * Only the character dictionary of OpenCC is used (29 kB, 4 ms, built at the first character that needs it): phrases
 * would only choose among rare variants, and both sides of a comparison go through the same table.
 */
export function foldText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  let changed = start > 0 || end < text.length;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if ((code >= 65 && code <= 90) || code < 32 || (code === 32 && text.charCodeAt(at + 1) === 32))
        changed = true;
    } else if (code >= HAN_FIRST && code <= HAN_LAST) {
      if (simplifiedTable()[code - HAN_FIRST] !== code) changed = true;
    } else if (code >= 0xff01 && code <= 0xff5e) {
      changed = true;
    } else {
      return foldUncommon(text);
    }
  }
  return changed ? foldCommon(text, start, end) : text;
}

/** True for the Han characters of the basic block, which is nearly all that names are written in. */
export function isHan(code: number): boolean {
  return code >= HAN_FIRST && code <= HAN_LAST;
}

const HAN_FIRST = 0x4e00;
const HAN_LAST = 0x9fff;

/** ASCII, common Han and full-width ASCII only: character by character, without the general machinery. */
function foldCommon(text: string, start: number, end: number): string {
  const table = simplifiedTable();
  let folded = '';
  let spaced = false;
  for (let at = start; at < end; at++) {
    let code = text.charCodeAt(at);
    if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0;
    else if (code >= HAN_FIRST && code <= HAN_LAST) code = table[code - HAN_FIRST]!;
    if (code <= 32) {
      spaced = folded !== '';
      continue;
    }
    if (code >= 65 && code <= 90) code += 32;
    if (spaced) folded += ' ';
    spaced = false;
    folded += String.fromCharCode(code);
  }
  return folded;
}

/** Everything else: compatibility forms, accents, other scripts. Repeated until nothing changes any more. */
function foldUncommon(text: string): string {
  let before = text;
  for (;;) {
    const after = simplify(
      before
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
        .normalize('NFKC'),
    )
      .replace(/\s+/g, ' ')
      .trim();
    if (after === before) return after;
    before = after;
  }
}

let basicTable: Uint16Array | undefined;
let rareTable: Map<string, string> | undefined;

/** For each character of the basic block its simplified form; those outside the block are kept in `rareTable`. */
function simplifiedTable(): Uint16Array {
  if (basicTable) return basicTable;
  const table = new Uint16Array(HAN_LAST - HAN_FIRST + 1);
  const rare = new Map<string, string>();
  for (let code = HAN_FIRST; code <= HAN_LAST; code++) table[code - HAN_FIRST] = code;
  for (const entry of traditionalToSimplified.split('|')) {
    const [traditional, simplified] = entry.split(' ') as [string, string];
    const code = traditional.charCodeAt(0);
    const target = simplified.charCodeAt(0);
    if (traditional.length === 1 && simplified.length === 1 && isHan(code) && isHan(target)) {
      table[code - HAN_FIRST] = target;
    } else {
      rare.set(traditional, simplified);
    }
  }
  // A few entries lead on to another entry (A to B, B to C): folding twice must give what folding once gave.
  for (let at = 0; at < table.length; at++) {
    let target = table[at]!;
    for (let step = 0; step < 3 && table[target - HAN_FIRST] !== target; step++)
      target = table[target - HAN_FIRST]!;
    table[at] = target;
  }
  basicTable = table;
  rareTable = rare;
  return table;
}

function simplify(text: string): string {
  const table = simplifiedTable();
  let simplified = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (character.length === 1 && isHan(code)) simplified += String.fromCharCode(table[code - HAN_FIRST]!);
    else simplified += rareTable?.get(character) ?? character;
  }
  return simplified;
}
