import { cellOf, type LoadedFile } from './loaded-file.ts';
import { proposeRepairs } from './rules/propose-repairs.ts';
import { usualWords } from './rules/usual-words.ts';
import { note, type Session } from './session.ts';
import type { Reason } from './set-facts.ts';

/** Fields whose values are a few usual ones, or names that stand in another file. */
const judged = [
  'industry',
  'region',
  'source',
  'address',
  'products',
  'office',
  'team',
  'manager',
  'owner',
  'account',
  'company',
  'parent',
];
/** Of these a value is only doubted when the column points at another file. */
const byLinkOnly = new Set(['owner', 'account', 'company', 'parent', 'manager']);

/** Values that seem to mean other ones, by file and row: what could be repaired, though nothing need be. */
export function findSlips({
  files,
  links,
}: Pick<Session, 'files' | 'links'>): Map<LoadedFile, Map<number, Reason[]>> {
  const found = new Map<LoadedFile, Map<number, Reason[]>>();
  for (const file of files) {
    const said = new Map<number, Reason[]>();
    found.set(file, said);
    // The leads' own import reads its file itself.
    if (file.kind === 'leads') continue;
    for (const field of judged) {
      const [column] = file.columns.get(field) ?? [];
      if (column === undefined) continue;
      const link = links.find((one) => one.fromFile === file.file && one.fromColumn === column);
      if (link?.by === 'id' || (!link && byLinkOnly.has(field))) continue;
      const counts = new Map<string, number>();
      for (const row of file.rows) {
        const cell = cellOf(file, row, field);
        if (cell) counts.set(cell, (counts.get(cell) ?? 0) + 1);
      }
      const target = files.find((one) => one.file === link?.toFile);
      const known = target && link ? namesIn(target, link.toColumn) : [];
      const proposals = new Map(
        proposeRepairs(counts, known, usualWords[field] ?? []).map((one) => [one.from, one]),
      );
      if (proposals.size === 0) continue;
      for (const row of file.rows) {
        const one = proposals.get(cellOf(file, row, field));
        if (!one) continue;
        const reason = note(one.code, {
          column,
          facts: { usual: one.to },
          value: one.from,
          proposal: one.to,
        });
        said.set(row.row, [...(said.get(row.row) ?? []), reason]);
      }
    }
  }
  return found;
}

function namesIn(file: LoadedFile, column: number): string[] {
  return [...new Set(file.rows.flatMap(({ cells }) => cells[column] || []))];
}
