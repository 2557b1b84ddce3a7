import type { z } from 'zod';
import type { Actor } from '../../platform/actor/actor.ts';
import type { ProposedColumn } from '../../platform/import-export/mapping.ts';
import type { Link } from './rules/find-links.ts';
import type { Kind } from './rules/kinds.ts';
import type { Recognised } from './rules/recognise.ts';
import type { choices, columnChoice, fileChoice, repair } from './shapes.ts';

export type ColumnChoice = z.output<typeof columnChoice>;
export type FileChoice = z.output<typeof fileChoice>;
export type Choices = z.output<typeof choices>;
export type Repair = z.output<typeof repair>;

/** A column as it was found, with what it could become. */
export type FoundColumn = Omit<ProposedColumn, 'reason'> & {
  reason?: { code: string; facts: Record<string, unknown> };
  /** Offered for a column that is no field, where the kind has custom fields. */
  newField?: { key: string; label: string; kind: string };
  dateOrder?: 'dmy' | 'mdy';
  ambiguousDates?: boolean;
  numberStyle?: 'point' | 'comma';
};

export type Counts = {
  rows: number;
  created: number;
  changed: number;
  known: number;
  refused: number;
  leftOut: number;
};
export const nothingYet: Counts = { rows: 0, created: 0, changed: 0, known: 0, refused: 0, leftOut: 0 };

/** What is known of a file. */
export type FileFacts = {
  format: 'csv' | 'xlsx' | 'vcard';
  encoding: string;
  delimiter: string | null;
  sheets: string[];
  sheet: string | null;
  header: string[];
  skippedLines: number;
  sample: string[][];
  rows: number;
  recognised: Recognised[];
  found: FoundColumn[];
  /** Of a file of leads: its import among the leads. */
  leadsImportId?: string;
  counts?: Counts;
};

/** What is known of a set. */
export type SetFacts = {
  links: Link[];
  order: number[];
  /** The version of the set that the counts and problems are of. */
  checkedVersion?: number;
  /** In whose name it works, with the rights they had when they began. Never shown. */
  importer?: Actor;
  undo?: UndoFacts;
};

export type Left = { kind: string; id: string; name: string; code: string };
export type UndoFacts = { removed: number; restored: number; kept: number; left: Left[] };

/** One thing said of one row. */
export type Reason = {
  column: number | null;
  code: string;
  facts: Record<string, unknown>;
  /** What stands in the cell, when it is the cell that is wrong. */
  value: string | null;
  outcome: 'refused' | 'noted';
  proposal?: string | null;
  /** The choice that decides about such rows. */
  settledBy?: keyof Choices | null;
};

export type RowKind = 'person' | 'team' | 'account' | 'contact' | 'lead' | 'opportunity' | 'step' | 'none';
export type Did = 'created' | 'changed' | 'known' | 'refused' | 'leftOut';

/** What became of one row. */
export type TakenRow = {
  file: number;
  row: number;
  kind: RowKind;
  part: number;
  did: Did;
  key: string | null;
  recordId: string | null;
  name: string | null;
  batchId: string | null;
  reasons: Reason[];
  cells: string[] | null;
};

export type Phase = 'check' | 'run';

/** The kind of record that a file of such a kind mostly makes. */
export const rowKindOf: Readonly<Record<Kind, RowKind>> = {
  people: 'person',
  accounts: 'account',
  contacts: 'contact',
  leads: 'lead',
  products: 'none',
  opportunities: 'opportunity',
  history: 'step',
  none: 'none',
};
