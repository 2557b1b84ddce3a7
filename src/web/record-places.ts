import i18next from 'i18next';
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

/** Where records of a kind are listed: `/leads`; null when there is no such page. */
export function recordList(kind: string): string | null {
  return kinds.find((one) => one.kind === kind)?.list ?? null;
}

/** The status of a record in the reader's words: `qualified` of a `lead` is 已确认; as it is where its area has no words for it. */
export function statusWords(kind: string, status: string): string {
  const words = kinds.find((one) => one.kind === kind)?.statuses;
  return words && i18next.exists(`${words}.${status}`) ? i18next.t(`${words}.${status}`) : status;
}
