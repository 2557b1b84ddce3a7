import { v7 } from 'uuid';

/** A new record id: UUIDv7, so that ids made later sort later and index pages fill in order. */
export function newId(): string {
  return v7();
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether `text` is written like a UUID of any version. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
