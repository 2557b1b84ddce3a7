import type { ColumnKind } from '../import-export/column-kinds.ts';
import { LEVELS, levelOf, MISSING } from './agreement-levels.ts';
import { companyCore, companyWordWeight } from './company-core.ts';
import { foldText } from './fold-text.ts';
import { LEAD_MODEL, type MatchRecord, RECORD_FIELDS, type RecordField } from './lead-model.ts';
import { type LinkageModel, likelihood, score } from './linkage-model.ts';
import { addressKey, companyKey, emailKey, personKey, phoneKey } from './normalise.ts';
import { pinyinOf } from './pinyin-syllables.ts';
import { type PreparedValue, prepareValue, weighWords } from './prepared-value.ts';
import { valueSimilarity } from './value-similarity.ts';

export type Agreement = 'same' | 'similar' | 'different' | 'missing';

/** One field's part in a likelihood. `weight` is in natural log-odds: above 0 it speaks for "one", below against. */
export type Reason = { kind: ColumnKind; field: RecordField; agreement: Agreement; weight: number };

export type RecordComparison = {
  /** in [0, 1] */
  likelihood: number;
  /** one per field, in the order of the record */
  reasons: Reason[];
};

/**
 * How likely two records are the same lead, and why. Symmetric. A field that one of them lacks says nothing; of several
 * telephones or mails the best agreeing two count.
 */
export function compareRecords(
  a: MatchRecord,
  b: MatchRecord,
  model: LinkageModel = LEAD_MODEL,
): RecordComparison {
  const levels = new Uint8Array(RECORD_FIELDS.length);
  RECORD_FIELDS.forEach(({ field, kind }, at) => {
    levels[at] = bestLevel(kind, prepared(kind, a[field]), prepared(kind, b[field]));
  });
  const reasons = RECORD_FIELDS.map(({ field, kind }, at): Reason => {
    const level = levels[at]!;
    const weight = level === MISSING ? 0 : model.fields[at]!.weights[level]!;
    return { kind, field, agreement: agreementOf(level), weight };
  });
  return { likelihood: likelihood(score(model, levels, 0, () => 0)), reasons };
}

function prepared(kind: ColumnKind, value: string | readonly string[] | undefined): PreparedValue[] {
  if (value === undefined) return [];
  const values = (typeof value === 'string' ? [value] : value).flatMap(
    (text) => prepareValue(kind, text) ?? [],
  );
  if (kind === 'organisation') for (const one of values) weighWords(one, companyWordWeight);
  return values;
}

function bestLevel(
  kind: ColumnKind,
  left: readonly PreparedValue[],
  right: readonly PreparedValue[],
): number {
  let best = MISSING;
  for (const a of left) {
    for (const b of right) best = Math.min(best, levelOf(valueSimilarity(kind, a, b)));
  }
  return best;
}

function agreementOf(level: number): Agreement {
  if (level === MISSING) return 'missing';
  if (level === 0) return 'same';
  return level < LEVELS - 2 ? 'similar' : 'different';
}

/**
 * Short strings of which two records of one lead nearly always share at least one, while two leads rarely do: made for an
 * indexed `text[]` column and the operator `&&`. Sorted, without repeats, stable from one version to the next.
 */
export function blockingKeys(record: MatchRecord): string[] {
  const keys = new Set<string>();
  const add = (tag: string, ...parts: string[]): void => {
    if (parts.every((part) => part !== '')) keys.add(shortened(tag + parts.join('|')));
  };
  const company = companyKey(record.company ?? '');
  const core = companyCore(record.company ?? '');
  const person = personKey(record.person ?? '');
  const spoken = spokenName(person);
  add('c:', company);
  add('c~', pinyinOf(company));
  add('c^', core);
  add('c^', pinyinOf(core));
  const spokenCore = pinyinOf(core);
  if (spokenCore.length >= 8) {
    add('c<', spokenCore.slice(0, 6));
    add('c>', spokenCore.slice(-6));
  }
  for (const text of record.phones ?? []) {
    const phone = phoneKey(text);
    add('t:', phone);
    if (phone.length >= 8) add('t#', [...phone].sort().join(''));
    add('pt', spoken, phone.slice(-4));
  }
  for (const text of record.emails ?? []) {
    const email = emailKey(text);
    add('e:', email);
    const local = email.replace(/@.*$/, '');
    if (local.length >= 5) add('e@', local);
  }
  add('w:', foldText(record.wechat ?? ''));
  const address = addressKey(record.address ?? '');
  if (address.length >= 6) add('a:', address.replaceAll(' ', ''));
  add('pc', spoken, spokenCore.slice(0, 4));
  add('pr', spoken, foldText(record.region ?? ''));
  if (company === '' && (record.phones ?? []).length === 0 && (record.emails ?? []).length === 0)
    add('p:', person);
  return [...keys].sort();
}

/** The same as 32-bit hashes, a third of the room of the texts; ascending, without repeats. Signed as PostgreSQL keeps an int. */
export function hashedKeys(record: MatchRecord): number[] {
  return [...new Set(blockingKeys(record).map((key) => hashOf(key) | 0))].sort((a, b) => a - b);
}

/** Letters of a name as it is spoken, in alphabetical order of the words: 张伟, Zhang Wei and Wei Zhang agree. */
function spokenName(person: string): string {
  const spoken = person.includes(' ') ? person : pinyinOf(person);
  return [...spoken.replaceAll(' ', '')].sort().join('');
}

const LONGEST = 28;

/** Long keys keep their beginning and a hash of the whole. */
function shortened(key: string): string {
  return key.length <= LONGEST ? key : `${key.slice(0, LONGEST - 8)}.${(hashOf(key) >>> 0).toString(36)}`;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash;
}
