import type { Actor } from '../../platform/actor/actor.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { LoadedFile, LoadedRow } from './loaded-file.ts';
import type { Link } from './rules/find-links.ts';
import { foldName, sameId } from './rules/same-id.ts';
import type { Choices, Phase, Reason, RowKind, TakenRow } from './set-facts.ts';
import type { History } from './take-history.ts';

/** Records that the set has made or found, by the ids and the names of its files. */
export type Register = {
  byKey: Map<string, { id: string; name: string }>;
  byName: Map<string, { id: string; name: string }>;
  /** Keys and names of rows that were refused: what points at them can't go in either. */
  refused: Set<string>;
  ids: Set<string>;
};

export const emptyRegister = (): Register => ({
  byKey: new Map(),
  byName: new Map(),
  refused: new Set(),
  ids: new Set(),
});

/** A set on its way in. */
export type Session = {
  setId: string;
  phase: Phase;
  actor: Actor;
  choices: Choices;
  links: readonly Link[];
  files: readonly LoadedFile[];
  people: Register;
  accounts: Register;
  contacts: Register;
  opportunities: Register;
  /** Opportunities that the set itself has made. */
  fresh: Set<string>;
  /** List prices by folded name of the product, from the set's files of products. */
  prices: Map<string, string>;
  /** The way that opportunities came, read once before the first is taken. */
  history: History | null;
  /** In a check: custom fields that the run will make, by subject; their values are looked at and not kept. */
  newFields: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Rows that an earlier process has written. */
  done: ReadonlyMap<number, ReadonlySet<number>>;
  /** One transaction: of its own row by row, the set's when it is all or nothing, one that is taken back when it is a check. */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Keeps what became of rows, in the same transaction. */
  keep(tx: Transaction, taken: readonly TakenRow[]): Promise<void>;
  /** Tells how far it is. @throws when somebody asked to stop */
  advance(file: number, rows: number): void;
};

/** Notes a record under the id and the name that its file gives it. */
export function register(
  into: Register,
  { key, name, id }: { key: string | null; name: string | null; id: string },
): void {
  const record = { id, name: name ?? '' };
  if (key) into.byKey.set(key, record);
  if (name && !into.byName.has(foldName(name))) into.byName.set(foldName(name), record);
  into.ids.add(id);
}

/** The record that a cell names, by id or by name. */
export function named(register: Register, cell: string): { id: string; name: string } | undefined {
  return register.byKey.get(sameId(cell)) ?? register.byName.get(foldName(cell));
}

/** Whether a cell names a row that was refused. */
export function namesRefused({ refused }: Register, cell: string): boolean {
  return refused.has(sameId(cell)) || refused.has(foldName(cell));
}

/** Whether cells of this field are ids of another file. */
export function pointsById({ links }: Session, file: number, field: string): boolean {
  return links.some((link) => link.fromFile === file && link.field === field && link.by === 'id');
}

/** A row to be filled in. */
export function rowOf(file: LoadedFile, row: LoadedRow, kind: RowKind, part = 0): TakenRow {
  return {
    file: file.file,
    row: row.row,
    kind,
    part,
    did: 'refused',
    key: null,
    recordId: null,
    name: null,
    batchId: null,
    reasons: [],
    cells: null,
  };
}

/** A row with what is said about it; its cells are kept where there is something. */
export function withReasons(taken: TakenRow, reasons: readonly Reason[], row: LoadedRow): TakenRow {
  if (reasons.length === 0) return taken;
  return { ...taken, reasons: [...taken.reasons, ...reasons], cells: [...row.raw] };
}

export function refusedReason(code: string, more: Partial<Omit<Reason, 'code' | 'outcome'>> = {}): Reason {
  return { column: null, facts: {}, value: null, ...more, code, outcome: 'refused' };
}

export function note(code: string, more: Partial<Omit<Reason, 'code' | 'outcome'>> = {}): Reason {
  return { column: null, facts: {}, value: null, ...more, code, outcome: 'noted' };
}
