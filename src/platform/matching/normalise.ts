import { foldText, isHan } from './fold-text.ts';
import { HAN_LEGAL_FORMS, HAN_TITLES, LATIN_LEGAL_FORMS, LATIN_TITLES } from './legal-forms.ts';

/**
 * Keys: two texts with the same key are written differently but say the same. All are pure, total and idempotent
 * (`key(key(x)) === key(x)`), and give '' for a text that holds nothing to compare.
 */

/**
 * The key of a company's name: folded (width, case, traditional characters, accents), without blanks, punctuation and
 * legal form. A region in brackets stays, since 西门子（上海）有限公司 and 西门子（北京）有限公司 are two companies.
 *
 *     companyKey('廣州銀行股份有限公司') === companyKey('广州银行') === '广州银行'
 *     companyKey('Acme Trading Co., Ltd.') === companyKey('ACME TRADING') === 'acmetrading'
 */
export function companyKey(text: string): string {
  return companyWords(text).join('');
}

/** A record's key and its searchable form ask for the same name one after the other. */
const last: { text: string; words: readonly string[] } = { text: '', words: [] };

/** The words behind {@link companyKey}: Latin words and Han runs without the legal form. */
export function companyWords(text: string): readonly string[] {
  if (text !== last.text) {
    last.words = wordsWithoutForm(text);
    last.text = text;
  }
  return last.words;
}

function wordsWithoutForm(text: string): string[] {
  let words = splitWords(foldText(text));
  // Taking a legal form off can join a Latin rest to a Han one ('腾讯 in c'), so look once more at what was joined.
  for (;;) {
    const kept = withoutLegalForm(words);
    const again = splitWords(kept.join(''));
    if (kept.length < 2 || again.length === 1) return kept;
    if (withoutLegalForm(again).join('') === kept.join('')) return kept;
    words = again;
  }
}

/**
 * The key of a person's name: folded, without titles (Mr, Dr, 先生, 女士), Latin words in alphabetical order so that
 * `Wei Zhang` and `ZHANG, Wei` agree; a Chinese name is kept as written, without blanks.
 */
export function personKey(text: string): string {
  const latin: string[] = [];
  let han = '';
  for (const word of splitWords(foldText(text))) {
    if (!isHan(word.charCodeAt(0))) latin.push(word);
    else han += word;
  }
  const named = latin.filter((word) => !LATIN_TITLES.has(word));
  const sorted = (named.length > 0 || han !== '' ? named : latin).sort();
  for (let title = endingIn(han, HAN_TITLES, 1); title; title = endingIn(han, HAN_TITLES, 1)) {
    han = han.slice(0, -title.length);
  }
  return [han, ...sorted].filter((part) => part !== '').join(' ');
}

/**
 * The key of an e-mail address: lower case, without `mailto:`, angle brackets or blanks; for Gmail also without the dots
 * and the `+tag` that Google itself ignores. '' when it isn't of the shape `a@b.c`.
 */
export function emailKey(text: string): string {
  const found = /([^\s<>@,;:"'()]+)@([^\s<>@,;:"'()]+\.[^\s<>@,;:"'()]*[^\s<>@,;:"'().])/.exec(
    foldText(text),
  );
  if (!found) return '';
  const [, local, domain] = found as unknown as [string, string, string];
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${local}@${domain}`;
  const bare = local.replace(/\+.*$/, '').replaceAll('.', '');
  return bare === '' ? `${local}@gmail.com` : `${bare}@gmail.com`;
}

/**
 * The key of a telephone number: the last ten digits, without an extension and without leading zeros. Country code,
 * trunk zero and punctuation fall away (+86 138 0013 8000, 0086-13800138000 and 13800138000 agree), while ten digits
 * still tell numbers apart in a base of millions. '' under five digits. Of several numbers in a text the first counts.
 */
export function phoneKey(text: string): string {
  const folded = foldText(text);
  const first = folded.split(/[;,/|、]|\b(?:or|和)\b/).find((part) => digitsOf(part).length >= 5) ?? '';
  const digits = digitsOf(first.replace(/(?:ext\.?|extension|x|转|分机|#)\s*:?\s*\d{1,6}\s*$/, ''));
  const tail = digits.slice(-10).replace(/^0+/, '');
  return tail.length < 5 ? '' : tail;
}

/**
 * The key of a postal address: folded, punctuation gone, the usual words in their short form (Street → st, North → n),
 * and for Chinese addresses the words that are left out at will (中国, 省, 市) dropped.
 */
export function addressKey(text: string): string {
  return addressWords(text).join(' ');
}

/** The words behind {@link addressKey}. */
export function addressWords(text: string): string[] {
  const words: string[] = [];
  for (const word of splitWords(foldText(text))) {
    if (!isHan(word.charCodeAt(0))) {
      words.push(ADDRESS_WORDS.get(word) ?? word);
      continue;
    }
    const bare = (word.replace(/[省市]/g, '') || word).replace(/^(中国)+/, '');
    if (bare !== '') words.push(bare);
  }
  return words;
}

/**
 * Words of an already folded text: runs of letters and digits, cut where Han meets Latin. Dots and apostrophes inside a
 * word vanish (`S.A.` is `sa`, `O'Neil` is `oneil`), `&` is `and`, all other punctuation separates.
 */
export function splitWords(folded: string): string[] {
  const words: string[] = [];
  let word = '';
  let han = false;
  for (const character of folded) {
    const code = character.charCodeAt(0);
    const letter =
      (code >= 97 && code <= 122) ||
      (code >= 48 && code <= 57) ||
      isHan(code) ||
      (code > 127 && WORD.test(character));
    if (!letter) {
      if (code === 46 || code === 39 || code === 0x2019) continue;
      if (word !== '') words.push(word);
      word = '';
      if (code === 38) words.push('and');
      continue;
    }
    if (word !== '' && isHan(code) !== han) {
      words.push(word);
      word = '';
    }
    han = isHan(code);
    word += character;
  }
  if (word !== '') words.push(word);
  return words;
}

const WORD = /[\p{L}\p{N}\p{M}]/u;

function withoutLegalForm(words: readonly string[]): string[] {
  const kept = [...words];
  for (let taken = true; taken && kept.length > 0; ) {
    taken = false;
    const last = kept[kept.length - 1]!;
    if (isHan(last.charCodeAt(0))) {
      if (kept.length === 1 && HAN_LEGAL_FORMS.includes(last)) break;
      const form = endingIn(last, HAN_LEGAL_FORMS, kept.length > 1 ? 0 : 1);
      if (form) {
        kept[kept.length - 1] = last.slice(0, -form.length);
        if (kept[kept.length - 1] === '') kept.pop();
        taken = true;
      }
    } else if (kept.length > 1 && (LATIN_LEGAL_FORMS.has(last) || last === 'and')) {
      kept.pop();
      taken = true;
    }
  }
  if (kept.length > 1 && kept[0] === '株式会社') kept.shift();
  return kept;
}

/** The ending among `endings` (longest first) that `text` has, leaving at least `keep` characters before it. */
function endingIn(text: string, endings: readonly string[], keep: number): string | undefined {
  for (const ending of endings) {
    if (text.length - ending.length >= keep && text.endsWith(ending)) return ending;
  }
  return undefined;
}

function digitsOf(text: string): string {
  let digits = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += text[at];
  }
  return digits;
}

/** Long and short forms of the words in Western addresses, after the list of the US Postal Service (Publication 28). */
const ADDRESS_WORDS = new Map(
  Object.entries({
    street: 'st',
    str: 'st',
    strasse: 'st',
    road: 'rd',
    avenue: 'ave',
    av: 'ave',
    boulevard: 'blvd',
    drive: 'dr',
    lane: 'ln',
    court: 'ct',
    place: 'pl',
    square: 'sq',
    parkway: 'pkwy',
    highway: 'hwy',
    terrace: 'ter',
    circuit: 'cct',
    crescent: 'cres',
    circle: 'cir',
    plaza: 'plz',
    building: 'bldg',
    apartment: 'apt',
    suite: 'ste',
    room: 'rm',
    floor: 'fl',
    unit: 'unit',
    north: 'n',
    south: 's',
    east: 'e',
    west: 'w',
    northeast: 'ne',
    northwest: 'nw',
    southeast: 'se',
    southwest: 'sw',
    saint: 'st',
    mount: 'mt',
    fort: 'ft',
    number: 'no',
    first: '1st',
    second: '2nd',
    third: '3rd',
    fourth: '4th',
    fifth: '5th',
    sixth: '6th',
    seventh: '7th',
    eighth: '8th',
    ninth: '9th',
    tenth: '10th',
  }),
);
