import type { Actor } from '../../../platform/actor/actor.ts';
import type { ProposedColumn } from '../../../platform/import-export/mapping.ts';
import type { PreviewRow } from './prepare/prepare-chunks.ts';

/** A column as it was found, with what it could become. */
export type FoundColumn = ProposedColumn & {
  /** Offered for a column that is no field of a lead. */
  newField?: { key: string; label: string; kind: string };
  dateOrder?: 'dmy' | 'mdy';
  /** Whether day and month can't be told apart from the values. */
  ambiguousDates?: true;
  numberStyle?: 'point' | 'comma';
};

/** What is known about a file and what became of it. */
export type ImportFacts = {
  format: 'csv' | 'xlsx' | 'vcard';
  encoding: string;
  delimiter: string | null;
  sheets: string[];
  sheet: string | null;
  header: string[];
  skippedLines: number;
  sample: string[][];
  columns: FoundColumn[];
  /** Header and mapping are those of an earlier import. */
  remembered: boolean;
  /** The same bytes came before. */
  sameFile: { id: string; fileName: string; at: string } | null;
  /** In whose name it works. Never shown. */
  importer?: Actor;
  rowsPerChunk?: number;
  preview?: PreviewRow[];
  undo?: { removed: number; restored: number; leftCreated: number; leftChanged: number };
};

export type Counts = {
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  rejected: number;
  bytesRead: number;
};
