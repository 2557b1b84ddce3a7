import { openTable } from '../../../../platform/import-export/readers/open-table.ts';
import { documentOf } from '../../../../platform/search/document.ts';
import { copyLine } from '../../../../platform/search/store.ts';
import { findableOf } from '../../findable.ts';
import { leadKeys } from '../../lead-keys.ts';
import type { ImportOptions } from '../options.ts';
import { copyArray, copyValue } from '../rules/copy-line.ts';
import { textFields } from '../rules/import-fields.ts';
import { knownByCompany } from '../rules/known-by-company.ts';
import { type Problem, type RowContext, type RowValues, rowReader } from '../rules/read-row.ts';
import { SeenKeys } from '../rules/seen-keys.ts';
import { nextId } from './batch-ids.ts';
import { TextBytes } from './text-bytes.ts';

/** All that preparing needs; plain data, so that it can be sent to a thread. */
export type PrepareTask = {
  path: string;
  fileName: string;
  options: ImportOptions;
  context: RowContext;
  /** Pieces that are written already: their rows are read for their keys only. */
  done: readonly number[];
  rowsPerChunk: number;
  /** Whether rows are to be written, or only looked at. */
  writing: boolean;
  /** How many of the first rows to show as they would become. */
  previewRows: number;
};

export type RowProblems = {
  row: number;
  outcome: 'rejected' | 'skipped' | 'noted';
  problems: Problem[];
  cells: string[];
};
export type PreviewRow = {
  row: number;
  values: RowValues;
  outcome: 'taken' | 'rejected' | 'repeated';
  firstRow: number | null;
};

/** A piece of the file, ready to be written: always the same rows under the same number. */
export type PreparedChunk = {
  n: number;
  firstRow: number;
  /** Rows read, whatever came of them. */
  rows: number;
  /** Lines for COPY into `incoming`, as UTF-8. */
  lines: Uint8Array[];
  /** The same rows as search will find them, as lines for COPY likewise; empty when nothing is to be written. */
  documents: Uint8Array[];
  /** How many lines. */
  taken: number;
  /** No line repeats an earlier row of the file: one that did was left out. */
  knowsEarlier: boolean;
  /** Rows that repeat an earlier one of the file, left out. */
  repeated: number;
  /** Rows that were folded into an earlier one of the same piece. */
  folded: number;
  rejected: number;
  problems: RowProblems[];
  preview: PreviewRow[];
  bytesRead: number;
};

/**
 * Reads the file and makes of each row the lead it would become: mapped, normalised, with its keys, known repetitions within the
 * file settled. Memory grows only by the keys (12 bytes each).
 */
export async function* prepareChunks(task: PrepareTask, signal?: AbortSignal): AsyncGenerator<PreparedChunk> {
  const { options, rowsPerChunk } = task;
  const read = rowReader(options, task.context);
  const keysOf = keyPicker(options);
  const strict = options.badCells === 'reject';
  const seen = options.duplicates === 'create' ? null : new SeenKeys();
  const done = new Set(task.done);
  const table = await openTable(
    { path: task.path, fileName: task.fileName },
    {
      ...(options.encoding && { encoding: options.encoding }),
      ...(options.delimiter && { delimiter: options.delimiter }),
      ...(options.sheet && { sheet: options.sheet }),
      ...(signal && { signal }),
    },
  );
  try {
    let chunk = emptyChunk(0, 1);
    // Only rows that later ones may be folded into are held back; the others are text at once, so that they can go.
    let pending: Waiting[] = [];
    let byNumber = new Map<number, Waiting>();
    const folding = options.duplicates === 'update';
    const out = new Lines(task.writing);
    const finish = (bytesRead: number): PreparedChunk => {
      for (const one of pending) out.add(one, task.context);
      pending = [];
      byNumber = new Map();
      const knowsEarlier = !folding && (seen?.forgotNone ?? false);
      const full = { ...chunk, ...out.take(), knowsEarlier, bytesRead };
      chunk = emptyChunk(chunk.n + 1, chunk.firstRow + chunk.rows);
      return full;
    };
    for await (const batch of table.batches()) {
      const found = byRow(batch.problems);
      for (const [at, cells] of batch.rows.entries()) {
        const row = batch.firstRow + at;
        const problems: Problem[] = found?.get(row) ?? [];
        const broken = problems.filter((problem) => problem.code !== 'import.nulCharacter');
        if (!strict) for (const { column } of broken) if (column !== undefined) cells[column] = '';
        const damaged = strict && broken.length > 0;
        const { values, taken } = read(cells, problems);
        chunk.rows++;
        const skipping = done.has(chunk.n);
        let outcome: PreviewRow['outcome'] = taken && !damaged ? 'taken' : 'rejected';
        let firstRow = 0;
        if (outcome === 'taken') {
          const keys = leadKeys(values);
          if (seen) firstRow = seen.firstRow(keysOf(values, keys), row);
          if (firstRow !== 0 && !folding) {
            outcome = 'repeated';
            chunk.repeated++;
            problems.push({ code: 'import.repeatedInFile', facts: { row: firstRow } });
          } else if (!skipping) {
            const earlier = folding ? byNumber.get(firstRow) : undefined;
            if (earlier) {
              fold(earlier, values);
              chunk.folded++;
            } else if (folding) {
              const one = { row, firstRow, values, keys };
              pending.push(one);
              byNumber.set(firstRow || row, one);
            } else out.add({ row, firstRow, values, keys }, task.context);
          }
        } else chunk.rejected++;
        if (problems.length > 0 && !skipping)
          chunk.problems.push({
            row,
            outcome: outcome === 'rejected' ? 'rejected' : outcome === 'repeated' ? 'skipped' : 'noted',
            problems,
            cells: outcome === 'rejected' ? copyCells(cells) : [],
          });
        if (row <= task.previewRows) chunk.preview.push({ row, values, outcome, firstRow: firstRow || null });
        if (chunk.rows === rowsPerChunk) {
          const full = finish(batch.bytesRead);
          if (!done.has(full.n)) yield full;
        }
      }
      if (batch.bytesRead >= table.totalBytes && chunk.rows > 0) chunk.bytesRead = batch.bytesRead;
    }
    if (chunk.rows > 0) {
      const full = finish(table.totalBytes);
      if (!done.has(full.n)) yield full;
    }
  } finally {
    await table.close();
  }
}

type Waiting = { row: number; firstRow: number; values: RowValues; keys: ReturnType<typeof leadKeys> };

const emptyChunk = (n: number, firstRow: number): PreparedChunk => ({
  n,
  firstRow,
  rows: 0,
  lines: [],
  documents: [],
  taken: 0,
  knowsEarlier: false,
  repeated: 0,
  folded: 0,
  rejected: 0,
  problems: [],
  preview: [],
  bytesRead: 0,
});

/** Cells are slices of large texts; a copy lets those go. */
const copyCells = (cells: readonly string[]): string[] => cells.map((cell) => Buffer.from(cell).toString());

/** Gathers a piece's rows as text for COPY. */
class Lines {
  readonly #writing: boolean;
  readonly #lines = new TextBytes();
  readonly #documents = new TextBytes();
  #taken = 0;

  constructor(writing: boolean) {
    this.#writing = writing;
  }

  add(one: Waiting, context: RowContext): void {
    const id = nextId();
    this.#lines.add(lineOf(id, one));
    if (this.#writing) this.#documents.add(documentLine(id, one.values, context));
    this.#taken++;
  }

  take(): Pick<PreparedChunk, 'lines' | 'documents' | 'taken'> {
    const taken = { lines: this.#lines.take(), documents: this.#documents.take(), taken: this.#taken };
    this.#taken = 0;
    return taken;
  }
}

function byRow(problems: readonly { row: number; column?: number; code: string; facts: Problem['facts'] }[]) {
  if (problems.length === 0) return undefined;
  const rows = new Map<number, Problem[]>();
  for (const { row, column, code, facts } of problems) {
    const of = rows.get(row) ?? [];
    of.push({ ...(column !== undefined && { column }), code, facts });
    rows.set(row, of);
  }
  return rows;
}

/** The keys by which two rows are the same, each with its kind in front so that none meets another kind's. */
function keyPicker(options: ImportOptions) {
  const { keys } = options;
  const company = knownByCompany(options);
  const [phone, email, identity, external] = (['phone', 'email', 'identity', 'externalId'] as const).map(
    (key) => keys.includes(key),
  );
  return (values: RowValues, made: ReturnType<typeof leadKeys>): string[] => {
    const picked: string[] = [];
    if (phone) for (const key of made.phoneKeys) picked.push(`p${key}`);
    if (email) for (const key of made.emailKeys) picked.push(`e${key}`);
    if (identity && made.identityKey) picked.push(`i${made.identityKey}`);
    if (company && made.companyKey) picked.push(`c${made.companyKey}`);
    if (external && values.externalId) picked.push(`x${values.externalId}`);
    return picked;
  };
}

/** A later row of the same lead brings the earlier one up to date: what it says wins, what it leaves out stays. */
function fold(earlier: Waiting, later: RowValues): void {
  const { values } = earlier;
  for (const field of ['name', 'company'] as const) if (later[field] !== '') values[field] = later[field];
  for (const field of [...textFields, 'amount', 'currency', 'createdAt', 'externalId', 'ownerId'] as const)
    if (later[field] !== null) values[field] = later[field];
  for (const field of ['phones', 'emails'] as const)
    values[field] = [...new Set([...values[field], ...later[field]])];
  if (later.custom) values.custom = { ...values.custom, ...later.custom };
  if (later.talks) values.talks = [...(values.talks ?? []), ...later.talks];
  earlier.keys = leadKeys(values);
}

/** The columns of `incoming`, in their order; `lineOf` writes exactly these. */
export const incomingColumns = [
  'row bigint',
  'first_row bigint',
  'id uuid',
  'name text',
  'company text',
  ...textFields.map((field) => `${field} text`),
  'phones text[]',
  'emails text[]',
  'amount numeric(18,2)',
  'currency text',
  'custom text',
  'created text',
  'external_id text',
  'owner_id uuid',
  'talks text',
  'company_key text',
  'identity_key text',
  'phone_key text',
  'email_key text',
  'more_phones text[]',
  'more_emails text[]',
  'sort_key text',
] as const;

/** Whose it is is told by its owner column, else by the import. */
function documentLine(id: string, values: RowValues, context: RowContext): string {
  const ownerId = values.ownerId ?? context.ownerId;
  const teamId = (ownerId && context.teams[ownerId]) || null;
  const { name, company, phones, emails, wechat } = values;
  const lead = { id, ownerId, teamId, name, company, phones, emails, wechat, capturedAt: context.now };
  return copyLine(documentOf(findableOf(lead)));
}

function lineOf(id: string, { row, firstRow, values, keys }: Waiting): string {
  let line = `${row}\t${firstRow}\t${id}\t${copyValue(values.name)}\t${copyValue(values.company)}`;
  for (const field of textFields) line += `\t${copyValue(values[field])}`;
  line += `\t${copyArray(values.phones)}\t${copyArray(values.emails)}`;
  line += `\t${values.amount ?? '\\N'}\t${values.currency ?? '\\N'}`;
  line += `\t${values.custom ? copyValue(JSON.stringify(values.custom)) : '\\N'}\t${values.createdAt ?? '\\N'}`;
  line += `\t${copyValue(values.externalId)}\t${values.ownerId ?? '\\N'}`;
  line += `\t${values.talks ? copyValue(JSON.stringify(values.talks)) : '\\N'}`;
  line += `\t${copyValue(keys.companyKey)}\t${copyValue(keys.identityKey)}`;
  line += `\t${copyValue(keys.phoneKeys[0] ?? null)}\t${copyValue(keys.emailKeys[0] ?? null)}`;
  line += `\t${copyArray(keys.phoneKeys.slice(1))}\t${copyArray(keys.emailKeys.slice(1))}\t${copyValue(keys.sortKey)}\n`;
  return line;
}
