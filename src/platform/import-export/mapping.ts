import { type ColumnKind, guessColumnKinds } from './column-kinds.ts';
import { foldHeader } from './header-words.ts';
import { missingTokens } from './missing-tokens.ts';

/** A field that a column may be read into. `synonyms` are headers in any language, written as people write them. */
export type TargetField = { key: string; kind: ColumnKind; synonyms: string[] };

/** Why a column was proposed for a field; worded by the locale catalogue. */
export type MappingReason =
  | { code: 'sameHeader'; facts: { header: string } }
  | { code: 'similarHeader'; facts: { header: string; synonym: string } }
  | { code: 'values'; facts: { kind: ColumnKind } };

export type ProposedColumn = {
  /** Index in the file. */
  column: number;
  header: string;
  kind: ColumnKind;
  /** The field proposed, or undefined: offer it as a custom field. */
  field?: string;
  /** 0 to 1; from 0.8 on it may be taken without asking. */
  confidence: number;
  reason?: MappingReason;
  /** Nameless and without any value in the sample; left out unless the person wants it. */
  dropped?: true;
  /** Words in this column that mean "not answered". */
  missing: string[];
};

type Candidate = { column: number; field: TargetField; score: number; reason: MappingReason };

/**
 * Proposes what each column of a file is. Headers decide first, compared with each field's synonyms without case,
 * width, punctuation and hints in brackets; the values must not contradict. Columns whose header says nothing are
 * matched by their values where exactly that is telling (mail, telephone, WeChat, organisation, person, address, URL).
 * Every field is proposed at most once, for the column with the best score, the leftmost of equals.
 *
 * @param sample some hundred rows
 */
export function proposeMapping(
  header: string[],
  sample: string[][],
  fields: TargetField[],
): ProposedColumn[] {
  const kinds = guessColumnKinds(header, sample);
  const candidates: Candidate[] = [];
  for (const [column, kind] of kinds.entries()) {
    for (const field of fields) {
      const match = headerMatch(header[column] ?? '', field) ?? valueMatch(header[column] ?? '', kind, field);
      if (!match) continue;
      const score = match.score * agreement(kind, field.kind);
      if (score >= 0.4) candidates.push({ column, field, score, reason: match.reason });
    }
  }
  if (candidates.length === 0 && kinds.length === 1)
    candidates.push(...onlyColumn(kinds[0]!, header[0] ?? '', fields));
  candidates.sort((a, b) => b.score - a.score || a.column - b.column);
  const taken = new Map<number, Candidate>();
  const used = new Set<string>();
  for (const candidate of candidates) {
    if (taken.has(candidate.column) || used.has(candidate.field.key)) continue;
    taken.set(candidate.column, candidate);
    used.add(candidate.field.key);
  }
  return kinds.map((kind, column) => {
    const choice = taken.get(column);
    const name = header[column] ?? '';
    return {
      column,
      header: name,
      kind,
      ...(choice && { field: choice.field.key, reason: choice.reason }),
      confidence: choice ? Math.round(choice.score * 100) / 100 : 0,
      ...(name.trim() === '' && kind === 'empty' && { dropped: true as const }),
      missing: missingTokens(sample.map((row) => row[column] ?? '')).map(({ token }) => token),
    };
  });
}

/** A list of one nameless column of words is, in selling, most likely one of companies. */
function onlyColumn(kind: ColumnKind, header: string, fields: TargetField[]): Candidate[] {
  const field = fields.find((f) => f.kind === 'organisation');
  if (!field || header !== '' || !['text', 'name', 'category', 'address'].includes(kind)) return [];
  return [{ column: 0, field, score: 0.45, reason: { code: 'values', facts: { kind } } }];
}

function headerMatch(
  header: string,
  field: TargetField,
): { score: number; reason: MappingReason } | undefined {
  const folded = foldHeader(header);
  if (folded === '') return undefined;
  let best: { score: number; reason: MappingReason } | undefined;
  for (const [rank, synonym] of [field.key, ...field.synonyms].entries()) {
    const wanted = foldHeader(synonym);
    // Of two columns that both match, the one with the more usual word (earlier in the list) is meant.
    const preference = 1 - Math.min(rank, 20) * 0.002;
    const same = folded === wanted || folded.replaceAll(' ', '') === wanted.replaceAll(' ', '');
    const score = (same ? 1 : similarity(folded, wanted)) * preference;
    if (score < 0.5 || score <= (best?.score ?? 0)) continue;
    best = same
      ? { score, reason: { code: 'sameHeader', facts: { header } } }
      : { score, reason: { code: 'similarHeader', facts: { header, synonym } } };
  }
  return best;
}

/** 0 to 0.9: one header holds the other as whole words (`客户公司名称` and `公司名称`, `contact email` and `email`). */
function similarity(header: string, synonym: string): number {
  const han = /\p{Script=Han}/u.test(synonym);
  if (han) {
    if (synonym.length < 2 || !header.includes(synonym)) return 0;
    // The end of a Chinese compound is its head: 公司电话 is a telephone, not a company.
    return header.endsWith(synonym)
      ? 0.6 + 0.3 * (synonym.length / header.length)
      : 0.35 + 0.2 * (synonym.length / header.length);
  }
  const words = header.split(' ');
  const wanted = synonym.split(' ');
  if (words.length > wanted.length + 2) return 0;
  const at = words.length - wanted.length;
  const endsSo = at > 0 && wanted.every((word, i) => words[at + i] === word);
  if (endsSo) return 0.55 + 0.3 * (wanted.length / words.length);
  const beginsSo = at > 0 && wanted.every((word, i) => words[i] === word);
  return beginsSo && /^(\d+|name|number|no|address)$/.test(words.slice(wanted.length).join(' ')) ? 0.75 : 0;
}

const TELLING: ColumnKind[] = ['email', 'phone', 'wechat', 'organisation', 'name', 'address', 'url'];

/** A nameless column is matched by what it holds; a named one only by kinds that can't be mistaken. */
function valueMatch(
  header: string,
  kind: ColumnKind,
  field: TargetField,
): { score: number; reason: MappingReason } | undefined {
  if (kind !== field.kind || !TELLING.includes(kind)) return undefined;
  const nameless =
    foldHeader(header) === '' || /^(column|col|field|列|字段|欄位)? ?\w{0,3}$/.test(foldHeader(header));
  if (!nameless && kind !== 'email' && kind !== 'phone') return undefined;
  return { score: nameless ? 0.7 : 0.5, reason: { code: 'values', facts: { kind } } };
}

/** How well values of one kind go into a field of another, 0 to 1. */
function agreement(values: ColumnKind, field: ColumnKind): number {
  if (values === field) return 1;
  if (values === 'empty') return 0.85;
  if (field === 'text') return 0.95;
  const near: Partial<Record<ColumnKind, ColumnKind[]>> = {
    category: ['text', 'address', 'name', 'organisation', 'number', 'code', 'boolean'],
    organisation: ['text', 'category', 'name', 'code', 'address'],
    name: ['category', 'text', 'organisation'],
    address: ['text', 'category', 'name', 'organisation'],
    number: ['money', 'percent', 'category', 'code'],
    money: ['number', 'category', 'code', 'text'],
    code: ['number', 'category', 'phone', 'text', 'name', 'organisation'],
    phone: ['code', 'number', 'text'],
    wechat: ['code', 'text', 'phone', 'name', 'category'],
    url: ['text', 'organisation', 'category'],
    email: ['text'],
    date: ['number', 'code'],
    boolean: ['category', 'number'],
    percent: ['number'],
  };
  return near[field]?.includes(values) ? 0.9 : 0.3;
}
