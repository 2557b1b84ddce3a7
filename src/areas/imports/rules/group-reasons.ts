import type { Reason } from '../set-facts.ts';

/** The same thing said of many rows. */
export type ProblemGroup = Omit<Reason, 'proposal' | 'settledBy'> & {
  file: number;
  rows: number;
  samples: { row: number; cells: string[] }[];
  proposal: string | null;
  settledBy: string | null;
};

const mostSamples = 5;
/** More lines than this nobody reads; the rows themselves say the rest. */
const mostGroups = 2000;

/** What is said of rows, one line for all that have it: refused ones first, then by how many they are. */
export function groupReasons(
  rows: readonly { file: number; row: number; reasons: readonly Reason[]; cells: readonly string[] | null }[],
): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const { file, row, reasons, cells } of rows)
    for (const { column, code, facts, value, outcome, proposal = null, settledBy = null } of reasons) {
      const key = JSON.stringify([file, code, column, outcome, value]);
      const group = groups.get(key);
      if (!group) {
        const samples = [{ row, cells: [...(cells ?? [])] }];
        groups.set(key, { file, column, code, facts, value, outcome, rows: 1, samples, proposal, settledBy });
        continue;
      }
      if (group.samples.at(-1)!.row === row) continue;
      group.rows++;
      if (group.samples.length < mostSamples) group.samples.push({ row, cells: [...(cells ?? [])] });
    }
  const weight = ({ outcome, proposal }: ProblemGroup) =>
    outcome === 'refused' ? 2 : proposal !== null ? 1 : 0;
  return [...groups.values()]
    .toSorted((a, b) => weight(b) - weight(a) || b.rows - a.rows)
    .slice(0, mostGroups);
}
