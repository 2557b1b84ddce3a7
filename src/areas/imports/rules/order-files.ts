import { type Kind, kinds } from './kinds.ts';

/**
 * The order in which files go in: what is pointed at before what points at it; where nothing points, by kind. A circle between files
 * is cut where the order of kinds has it.
 */
export function orderFiles(
  files: readonly { file: number; kind: Kind }[],
  links: readonly { fromFile: number; toFile: number }[],
): number[] {
  const place = ({ file, kind }: { file: number; kind: Kind }) => kinds.indexOf(kind) * 1000 + file;
  const waiting = files.toSorted((a, b) => place(a) - place(b));
  const order: number[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex(({ file }) =>
      links.every(
        (link) =>
          link.fromFile !== file ||
          link.toFile === file ||
          !waiting.some((other) => other.file === link.toFile),
      ),
    );
    order.push(...waiting.splice(Math.max(free, 0), 1).map(({ file }) => file));
  }
  return order;
}

/** Rows with those that others hang below before them; rows in a circle keep their order at the end. */
export function parentsFirst<T>(
  rows: readonly T[],
  keysOf: (row: T) => readonly string[],
  parentOf: (row: T) => string | null,
): T[] {
  const byKey = new Map<string, T>();
  for (const row of rows) for (const key of keysOf(row)) if (!byKey.has(key)) byKey.set(key, row);
  const placed = new Set<T>();
  const order: T[] = [];
  for (const row of rows) {
    const line: T[] = [];
    for (let at: T | undefined = row; at !== undefined && !placed.has(at) && !line.includes(at); ) {
      line.push(at);
      const parent = parentOf(at);
      at = parent === null ? undefined : byKey.get(parent);
    }
    for (const one of line.reverse()) {
      placed.add(one);
      order.push(one);
    }
  }
  return order;
}
