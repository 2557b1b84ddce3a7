import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Facts, ImportErrorCode } from './errors.ts';

/** A cell understood, or why not. An empty cell is never passed in: it is missing, not wrong. */
export type Parsed<T> = { ok: T } | { problem: ImportErrorCode; facts: Facts };

const problem = (code: ImportErrorCode, text: string): { problem: ImportErrorCode; facts: Facts } => ({
  problem: code,
  facts: { text: text.length > 100 ? `${text.slice(0, 100)}…` : text },
});

/** Full-width letters, digits and blanks to ordinary ones; invisible characters out. */
const plain = (text: string): string => {
  // Nearly every cell is plain ASCII already.
  if (/^[\x20-\x7e]*$/.test(text)) return text.trim();
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .trim();
};

/**
 * A mail address in lower case. `Name <a@b.c>`, `mailto:` and full-width signs are understood.
 * The form is that of HTML's mail input, with a dot in the domain and any letters (internationalised addresses).
 */
export function parseEmail(text: string): Parsed<string> {
  const t = plain(text).replace(/^mailto:/i, '');
  const address = (/<([^<>]+)>$/.exec(t)?.[1] ?? t).toLowerCase().replace(/[,;，；.]+$/, '');
  const valid =
    address.length <= 254 &&
    /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u.test(
      address,
    ) &&
    !/^\.|\.\.|\.@/.test(address);
  return valid ? { ok: address } : problem('import.notAnEmail', text);
}

export type Phone = {
  /** E.164, e.g. +8613800138000 */
  e164: string;
  extension?: string;
  /** ISO country of the number, when the numbering plan tells one. */
  country?: string;
};

type Country = Parameters<typeof parsePhoneNumberFromString>[1];

/**
 * The telephone numbers of one cell, in their order: several are separated by `/`, `;`, `,`, `、` or line breaks.
 * Numbers of mainland China, the great majority here, are recognised without the library (20 µs a call).
 *
 * @param country ISO code of the country whose numbers are written without prefix, e.g. `CN`
 */
export function parsePhones(text: string, country = 'CN'): Parsed<Phone[]> {
  const pieces = plain(text)
    .split(/\s*[/;,、|\n]\s*|\s+(?:or|或)\s+/)
    .filter((piece) => piece !== '');
  const phones: Phone[] = [];
  for (const piece of twoMobiles(pieces)) {
    const phone = (country === 'CN' ? chinesePhone(piece) : undefined) ?? libraryPhone(piece, country);
    if (!phone) return problem('import.notAPhone', text);
    if (!phones.some((p) => p.e164 === phone.e164 && p.extension === phone.extension)) phones.push(phone);
  }
  return phones.length ? { ok: phones } : problem('import.notAPhone', text);
}

/** Two Chinese mobiles with nothing but a blank between them are two numbers. */
const twoMobiles = (pieces: string[]): string[] =>
  pieces.flatMap((piece) => (/^1[3-9]\d{9}\s+1[3-9]\d{9}$/.test(piece) ? piece.split(/\s+/) : [piece]));

const EXTENSION = /\s*(?:转|轉|分机号?|分機|ext\.?|extension|x|#)\s*[:.]?\s*(\d{1,6})$/i;

/** Area codes of mainland China: 10, 2x (two digits), or three digits 3xx–9xx. */
const CHINESE = /^(?:\+?86|0086)?(?:(1[3-9]\d{9})|0?((?:10|2\d)[2-9]\d{7}|[3-9]\d{2}[2-9]\d{6,7}))$/;

function chinesePhone(text: string): Phone | undefined {
  const [, main, dashed] = /^(0\d{2,3}-?\d{7,8})-(\d{2,6})$/.exec(text) ?? [];
  const extension = dashed ?? EXTENSION.exec(text)?.[1];
  const digits = (main ?? (extension ? text.replace(EXTENSION, '') : text)).replace(/[\s().·-]/g, '');
  const [, mobile, landline] = CHINESE.exec(digits) ?? [];
  // A landline must say its area: by a leading zero or the country's prefix.
  if (landline && !/^(\+?86|0)/.test(digits)) return undefined;
  const national = mobile ?? landline;
  return national ? { e164: `+86${national}`, country: 'CN', ...(extension && { extension }) } : undefined;
}

function libraryPhone(text: string, country: string): Phone | undefined {
  const extension = /(?:转|轉|分机号?|分機)\s*[:.]?\s*(\d{1,6})$/.exec(text)?.[1];
  const bare = (extension ? text.replace(EXTENSION, '') : text).replace(
    /^(tel|phone|电话|電話|手机|手機)\s*[:.]?\s*/i,
    '',
  );
  if (!/\d{3}/.test(bare) || bare.length > 40) return undefined;
  const number = parsePhoneNumberFromString(bare.replace(/^00(?=[1-9])/, '+'), country as Country);
  if (!number?.isValid()) return undefined;
  const ext = extension ?? number.ext;
  return {
    e164: number.number,
    ...(number.country && { country: number.country }),
    ...(ext && { extension: ext }),
  };
}

/** Countries tried when a column's numbers do not fit the company's own. */
const OTHER_COUNTRIES = ['CN', 'US', 'TW', 'HK', 'GB', 'DE', 'JP', 'IN', 'SG', 'AU', 'FR'];

/** (850) 644-4200, 850-644-4200: nobody else groups ten digits so. (400 and 800 are service numbers in China too.) */
const northAmerican = /^\s*\(?(?![48]00)[2-9]\d{2}\)?[-. ]\s*\d{3}[-. ]\d{4}\s*$/;

/**
 * The country whose numbers a column writes without prefix: the company's own, unless clearly more of the sample is
 * valid in another (a list bought abroad). Numbers with a prefix say nothing and are left out.
 */
export function phoneCountry(sample: string[], own = 'CN'): string {
  const values = sample
    .filter((value) => /\d{6}/.test(value.replace(/\D/g, '')) && !/^\s*(\+|00)/.test(value))
    .slice(0, 100);
  // Read as another country's, many of these would pass as well.
  const grouped = values.filter((value) => northAmerican.test(value)).length;
  if (grouped > values.length * 0.6 && own !== 'CA') return 'US';
  const valid = (country: string): number =>
    values.filter((value) => 'ok' in parsePhones(value, country)).length;
  let best = { country: own, count: valid(own) + values.length * 0.2 };
  if (best.count >= values.length) return own;
  for (const country of OTHER_COUNTRIES) {
    const count = country === own ? 0 : valid(country);
    if (count > best.count) best = { country, count };
  }
  return best.country;
}

const YES = new Set('yes y true t 1 on 是 对 對 有 真 已 √ ✓ ✔ v'.split(' '));
const NO = new Set('no n false f 0 off 否 不 错 錯 无 無 没有 沒有 假 未 不是 × ✗ x'.split(' '));

/** Yes or no in the usual words of the three languages. */
export function parseBoolean(text: string): Parsed<boolean> {
  const t = plain(text).toLowerCase();
  if (YES.has(t)) return { ok: true };
  if (NO.has(t)) return { ok: false };
  return problem('import.notABoolean', text);
}
