export type Change = { field: string; before: unknown; after: unknown };

/** Fields that follow from others, or that only the system reads. */
const silent = new Set([
  'teamId',
  'deletedAt',
  'lastContactAt',
  'updatedAt',
  'importId',
  'assignedAt',
  'responseDueAt',
  'firstContactAt',
  'wokenAt',
  'escalatedAt',
  'version',
]);

/** What an entry of the log changed, as far as people care: one line each. */
export function changesIn({ payload }: { payload: Record<string, unknown> }): Change[] {
  const { changes } = payload;
  if (typeof changes !== 'object' || changes === null) return [];
  return Object.entries(changes as Record<string, unknown>).flatMap(([field, pair]) =>
    !silent.has(field) && Array.isArray(pair) ? [{ field, before: pair[0], after: pair[1] }] : [],
  );
}
