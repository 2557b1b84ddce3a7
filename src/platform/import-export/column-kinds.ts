import { type ColumnKind, headerKind, isBareName } from './header-words.ts';
import { isMissingToken } from './missing-tokens.ts';
import {
  isBooleanWord,
  isClearlyPhone,
  isDateShaped,
  isEmailShaped,
  isMoneyShaped,
  isNumberShaped,
  isPercentShaped,
  isPhoneShaped,
  isUrlShaped,
  looksLikeAddress,
  looksLikeChineseName,
  looksLikeCode,
  looksLikeLatinName,
  looksLikeOrganisation,
} from './value-shapes.ts';

export type { ColumnKind } from './header-words.ts';

/** Values looked at per column; more adds time, not certainty. */
const SAMPLE = 500;

/**
 * Guesses the kind of each column from its header and a sample of rows. A header only wins where the values agree with
 * it, and where there is none, or it says nothing, the values decide alone.
 *
 * @param header one entry per column, '' where a column is nameless
 * @param sample data rows, each an array of cells; short rows are read as having empty cells at the end
 * @returns one kind per column of the header, or of the widest sample row when the header is shorter
 */
export function guessColumnKinds(header: string[], sample: string[][]): ColumnKind[] {
  const width = sample.reduce((most, row) => Math.max(most, row.length), header.length);
  return Array.from({ length: width }, (_, column) => {
    const values: string[] = [];
    for (const row of sample) {
      const value = row[column]?.trim();
      if (value && !isMissingToken(value)) values.push(value);
      if (values.length === SAMPLE) break;
    }
    return guessColumnKind(header[column] ?? '', values);
  });
}

/** The kind of one column. `values` are trimmed and not empty. */
export function guessColumnKind(header: string, values: string[]): ColumnKind {
  if (values.length === 0) return 'empty';
  const facts = measure(values);
  return agreed(header, facts) ?? byValues(facts);
}

type Facts = ReturnType<typeof measure>;

function measure(values: string[]) {
  const share = (is: (value: string) => boolean): number => values.filter(is).length / values.length;
  const distinct = new Set(values.map((value) => value.toLowerCase()));
  const letters = share((value) => /\p{L}/u.test(value));
  return {
    count: values.length,
    distinct: distinct.size,
    /** exactly 0 and 1, both present */
    bits: distinct.size === 2 && distinct.has('0') && distinct.has('1'),
    length: values.reduce((sum, value) => sum + value.length, 0) / values.length,
    letters,
    digits: share((value) => (value.match(/\d/g) ?? []).length >= 5),
    spaces: share((value) => /\s/.test(value)),
    email: share(isEmailShaped),
    url: share(isUrlShaped),
    phone: share(isPhoneShaped),
    clearPhone: share(isClearlyPhone),
    date: share(isDateShaped),
    percent: share(isPercentShaped),
    money: share(isMoneyShaped),
    number: share(isNumberShaped),
    boolean: share(isBooleanWord),
    organisation: share(looksLikeOrganisation),
    address: share(looksLikeAddress),
    chineseName: share(looksLikeChineseName),
    latinName: letters > 0.5 ? share(looksLikeLatinName) : 0,
    code: share(looksLikeCode),
    wechatId: share((value) => /^wxid_\w+$/.test(value)),
  };
}

/** What the header says, if the values do not speak against it. */
function agreed(header: string, f: Facts): ColumnKind | undefined {
  if (isBareName(header)) {
    if (f.letters < 0.5) return undefined;
    if (f.organisation >= 0.15) return 'organisation';
    if (f.chineseName >= 0.5 || (f.latinName >= 0.6 && f.spaces >= 0.5)) return 'name';
    return undefined;
  }
  const said = headerKind(header);
  const quantity = Math.max(f.number, f.money, f.percent);
  switch (said) {
    case 'email':
      return f.email >= 0.3 ? 'email' : undefined;
    case 'url':
      return f.url >= 0.3 ? 'url' : undefined;
    case 'phone':
      return f.phone >= 0.3 || (f.digits >= 0.5 && f.date < 0.5 && f.email < 0.5) ? 'phone' : undefined;
    case 'wechat':
      return f.email < 0.5 && f.boolean < 0.5 && f.length <= 40 ? 'wechat' : undefined;
    case 'date':
      return f.date >= 0.5 ? 'date' : undefined;
    case 'money':
      return f.percent < 0.5 && quantity >= 0.6 ? 'money' : undefined;
    case 'percent':
      return f.percent + f.number >= 0.6 ? 'percent' : undefined;
    case 'number':
      return quantity >= 0.6
        ? f.money >= 0.6
          ? 'money'
          : f.percent >= 0.6
            ? 'percent'
            : 'number'
        : undefined;
    case 'code':
      return f.email < 0.5 && f.url < 0.5 && f.length <= 64 && f.spaces < 0.5 ? 'code' : undefined;
    case 'organisation':
    case 'name':
      return f.letters >= 0.5 && f.code < 0.6 && f.email < 0.5 && f.url < 0.5 && f.boolean < 0.5
        ? said
        : undefined;
    case 'address':
      return f.email < 0.5 && f.url < 0.5 && f.date < 0.5 && f.boolean < 0.5 ? 'address' : undefined;
    case 'category':
      return f.email < 0.5 && f.url < 0.5 && f.length <= 40 && f.letters >= 0.5 && f.boolean < 0.9
        ? 'category'
        : undefined;
    case 'text':
      return f.email < 0.5 && f.letters >= 0.5 && f.boolean < 0.9 ? 'text' : undefined;
    default:
      return undefined;
  }
}

function byValues(f: Facts): ColumnKind {
  if (f.email >= 0.6) return 'email';
  if (f.url >= 0.6) return 'url';
  if (f.wechatId >= 0.5) return 'wechat';
  if (f.date >= 0.7) return 'date';
  if (f.bits || f.boolean >= 0.9) return 'boolean';
  if (f.clearPhone >= 0.6) return 'phone';
  if (f.percent >= 0.6) return 'percent';
  if (f.money >= 0.6) return 'money';
  if (f.number >= 0.8) {
    // Long digits that hardly repeat count nothing; ten or more of them are most often a telephone number.
    if (f.phone >= 0.8 && f.length >= 10 && f.length <= 13) return 'phone';
    return f.code >= 0.8 && f.distinct >= f.count * 0.5 ? 'code' : 'number';
  }
  if (f.address >= 0.4) return 'address';
  if (f.code >= 0.8) return f.distinct <= few(f) ? 'category' : 'code';
  if (f.organisation >= 0.25 && f.length <= 80 && f.distinct > few(f)) return 'organisation';
  if (f.length > 60) return 'text';
  if (f.distinct <= few(f) && f.length <= 40) return 'category';
  if (f.chineseName >= 0.6) return 'name';
  if (f.latinName >= 0.8 && f.length <= 30) return 'name';
  if (f.phone >= 0.6) return 'phone';
  return f.organisation >= 0.25 ? 'organisation' : 'text';
}

/** So few different values that they are a list to choose from. */
const few = (f: { count: number }): number => (f.count < 10 ? 1 : Math.min(60, Math.max(3, f.count * 0.1)));
