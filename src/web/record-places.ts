import type { RecordKind } from './area.ts';

let kinds: readonly RecordKind[] = [];

/** Told once by the router, which knows all areas: pages can then link to any record without knowing its area. */
export function knowRecords(those: readonly RecordKind[]): void {
  kinds = those;
}

/** Where a record opens: `/leads/0199…`; null when its kind has no page. */
export function recordPlace(kind: string, id: string): string | null {
  return kinds.find((one) => one.kind === kind)?.to(id) ?? null;
}
