import type { ImportState } from '../../../platform/import-export/import-states.ts';

/** An import as the list of earlier ones shows it, of leads or of a set of files. */
export type Past = {
  id: string;
  to: string;
  fileNames: readonly string[];
  state: ImportState;
  counts: { created: number; changed: number; known: number; refused: number };
  by: string | null;
  at: string;
};

/** A list that comes page by page, the newest first. */
export type Source = { items: readonly Past[]; hasMore: boolean };

/**
 * Several lists as one, the newest first. Where a list has more to come, nothing older than what it has shown so far is shown of
 * the others: it might belong between.
 */
export function mergeHistory(sources: readonly Source[]): Past[] {
  const horizons = sources.filter(({ hasMore }) => hasMore).map(({ items }) => items.at(-1)?.at ?? '9999');
  const horizon = horizons.sort().at(-1) ?? '';
  return sources
    .flatMap(({ items }) => items)
    .filter(({ at }) => at >= horizon)
    .sort((a, b) => b.at.localeCompare(a.at));
}
