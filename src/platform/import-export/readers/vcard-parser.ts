import { ImportError } from '../errors.ts';

/** One card as a record of column name → text. Repeated properties are numbered: phone, phone2, phone3 … */
export type VcardRecord = { line: number; values: Map<string, string> };

type Property = { name: string; params: Map<string, string[]>; value: string };

const SKIPPED = /^([\w-]+\.)?(PHOTO|LOGO|SOUND|KEY|X-MS-OL-DESIGN|X-MS-CARDPICTURE|LABEL)\b/i;
/** Columns in the order in which a person would write them; numbered repeats follow their first. */
const ORDER = [
  'name',
  'firstName',
  'lastName',
  'nickname',
  'company',
  'department',
  'title',
  'phone',
  'fax',
  'email',
  'wechat',
  'qq',
  'address',
  'website',
  'birthday',
  'categories',
  'note',
];

/** Sorts column names into their usual order. */
export function orderColumns(columns: Iterable<string>): string[] {
  const rank = (column: string): number => {
    const [, base = '', nth = '1'] = /^(\D+)(\d*)$/.exec(column) ?? [];
    return ORDER.indexOf(base) * 100 + Number(nth || 1);
  };
  return [...columns].sort((a, b) => rank(a) - rank(b));
}

/**
 * Reads vCard 2.1, 3.0 and 4.0 line by line: folded lines, quoted-printable with its charset, groups (`item1.TEL`),
 * several cards, cards within cards (AGENT, left out), pictures and keys left out without being kept in memory.
 *
 * @throws ImportError `import.corruptVcard` when a card begins within another one or does not end
 */
export function vcardParser(emit: (record: VcardRecord) => void): { line(text: string): void; end(): void } {
  let lineNumber = 0;
  let depth = 0;
  let begun = 0;
  let agent = false;
  let pending: string | undefined;
  let card: Property[] = [];

  function flush(): void {
    const text = pending;
    pending = undefined;
    if (text === undefined || text === '' || SKIPPED.test(text)) return;
    const property = parseProperty(text);
    if (!property) return;
    if (property.name === 'BEGIN' && /^vcard$/i.test(property.value.trim())) {
      if (depth > 0 && !agent) throw new ImportError('import.corruptVcard', { line: begun });
      if (depth++ === 0) {
        begun = lineNumber;
        card = [];
      }
      agent = false;
    } else if (property.name === 'END' && depth > 0) {
      if (--depth === 0) emit({ line: begun, values: record(card) });
    } else {
      agent = property.name === 'AGENT';
      if (depth === 1) card.push(property);
    }
  }

  return {
    line(text) {
      const softBreak = pending?.endsWith('=') && /quoted-printable/i.test(pending.slice(0, 200));
      if (pending !== undefined && softBreak) pending = pending.slice(0, -1) + text.replace(/^[ \t]/, '');
      else if (pending !== undefined && /^[ \t]/.test(text)) {
        if (!SKIPPED.test(pending)) pending += text.slice(1);
      } else {
        flush();
        pending = text;
        // BEGIN has no continuation; taken at once, its line number is right.
        lineNumber++;
        if (/^BEGIN:/i.test(text)) flush();
        return;
      }
      lineNumber++;
    },
    end() {
      flush();
      if (depth > 0) throw new ImportError('import.corruptVcard', { line: begun });
    },
  };
}

function parseProperty(text: string): Property | undefined {
  const colon = valueStart(text);
  if (colon < 0) return undefined;
  const [head = '', ...paramTexts] = text.slice(0, colon).split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const params = new Map<string, string[]>();
  for (const param of paramTexts) {
    const equals = param.indexOf('=');
    const bare = equals < 0 ? param : param.slice(equals + 1);
    const key =
      equals >= 0
        ? param.slice(0, equals).toUpperCase()
        : /^(quoted-printable|base64|8bit|7bit)$/i.test(bare)
          ? 'ENCODING'
          : 'TYPE';
    params.set(key, [...(params.get(key) ?? []), ...bare.replaceAll('"', '').toLowerCase().split(',')]);
  }
  let value = text.slice(colon + 1);
  if (params.get('ENCODING')?.includes('quoted-printable')) {
    value = quotedPrintable(value, params.get('CHARSET')?.[0] ?? 'utf-8');
  }
  return { name: head.slice(head.lastIndexOf('.') + 1).toUpperCase(), params, value };
}

/** The first colon outside quotes. */
function valueStart(text: string): number {
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    else if (text[i] === ':' && !quoted) return i;
  }
  return -1;
}

function quotedPrintable(text: string, charset: string): string {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const hex = text[i] === '=' ? text.slice(i + 1, i + 3) : '';
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      i += 2;
    } else for (const byte of Buffer.from(text[i]!)) bytes.push(byte);
  }
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(bytes));
  } catch {
    return new TextDecoder().decode(Uint8Array.from(bytes));
  }
}

const unescapeValue = (text: string): string =>
  text
    .replace(/\\([nN;,:\\"])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c))
    .replace(/\r\n?/g, '\n')
    .trim();
const parts = (text: string): string[] => text.split(/(?<!\\);/).map(unescapeValue);

function record(card: Property[]): Map<string, string> {
  const values = new Map<string, string>();
  const add = (column: string, text: string): void => {
    if (text === '') return;
    let name = column;
    for (let n = 2; values.has(name); n++) {
      if (values.get(name) === text) return;
      name = `${column}${n}`;
    }
    values.set(name, text);
  };
  const [family = '', given = '', middle = ''] = parts(card.find((p) => p.name === 'N')?.value ?? '');
  const full = unescapeValue(card.find((p) => p.name === 'FN')?.value ?? '');
  const glue = /\p{Script=Han}/u.test(family + given) ? '' : ' ';
  add('name', full || (glue ? [given, middle, family] : [family, middle, given]).filter(Boolean).join(glue));
  add('firstName', given);
  add('lastName', family);

  const phones = card
    .filter((p) => p.name === 'TEL' && !isFax(p))
    .sort((a, b) => phoneRank(a) - phoneRank(b));
  for (const phone of phones) add('phone', phoneText(phone.value));
  const emails = card.filter((p) => /^EM(A|IA|AI)I?L$/.test(p.name));
  for (const email of emails.sort((a, b) => preferred(b) - preferred(a)))
    add('email', unescapeValue(email.value));
  for (const property of card) {
    const text = unescapeValue(property.value);
    if (property.name === 'TEL' && isFax(property)) add('fax', phoneText(property.value));
    else if (property.name === 'NICKNAME') add('nickname', text);
    else if (property.name === 'TITLE' || property.name === 'ROLE') add('title', text);
    else if (property.name === 'BDAY') add('birthday', text);
    else if (property.name === 'NOTE') add('note', text);
    else if (property.name === 'URL') add('website', text);
    else if (property.name === 'CATEGORIES') add('categories', text);
    else if (property.name === 'ORG') {
      const [company = '', ...units] = parts(property.value);
      add('company', company);
      add('department', units.filter(Boolean).join(' / '));
    } else if (property.name === 'ADR') add('address', addressText(parts(property.value)));
    else if (isService(property, 'wechat')) add('wechat', text.replace(/^(x-apple|wechat|weixin):/i, ''));
    else if (isService(property, 'qq')) add('qq', text);
  }
  return values;
}

const types = (p: Property): string[] => p.params.get('TYPE') ?? [];
const isFax = (p: Property): boolean => types(p).includes('fax');
const preferred = (p: Property): number => (types(p).includes('pref') || p.params.has('PREF') ? 1 : 0);
/** Preferred first, then mobile, work, others, pager last. */
const phoneRank = (p: Property): number =>
  preferred(p)
    ? 0
    : types(p).includes('cell')
      ? 1
      : types(p).includes('work')
        ? 2
        : types(p).includes('pager')
          ? 4
          : 3;
const phoneText = (value: string): string =>
  unescapeValue(value).replace(/^tel:/i, '').replace(/;ext=/i, ' ext ');
const isService = (p: Property, service: string): boolean =>
  p.name === `X-${service.toUpperCase()}` ||
  ((p.name === 'IMPP' || p.name === 'X-SOCIALPROFILE') &&
    [...types(p), ...(p.params.get('X-SERVICE-TYPE') ?? [])].includes(service));

/** Chinese addresses from the large to the small without gaps, others from the small to the large. */
function addressText([
  box = '',
  extended = '',
  street = '',
  city = '',
  region = '',
  code = '',
  country = '',
]: string[]): string {
  const chinese = /\p{Script=Han}/u.test(street + city + region);
  const order = chinese
    ? [country, region, city, street, extended, box]
    : [box, extended, street, city, region, code, country];
  const text = order.map((part) => part.replace(/\s*\n\s*/g, ', ')).filter(Boolean);
  return chinese ? text.join('') + (code ? ` ${code}` : '') : text.join(', ');
}
