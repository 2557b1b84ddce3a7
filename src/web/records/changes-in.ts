export type Change = { field: string; before: unknown; after: unknown };

/**
 * What an entry of the log changed, as far as people care: one line each.
 *
 * @param silent fields that follow from others, or that only the system reads
 */
export function changesIn(payload: Record<string, unknown>, silent: ReadonlySet<string>): Change[] {
  const { changes } = payload;
  if (typeof changes !== 'object' || changes === null) return [];
  return Object.entries(changes as Record<string, unknown>).flatMap(([field, pair]) =>
    !silent.has(field) && Array.isArray(pair) ? [{ field, before: pair[0], after: pair[1] }] : [],
  );
}
