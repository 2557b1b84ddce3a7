import { emailKey, phoneKey } from './normalise.ts';

/** Keys of telephone numbers, the first number's first, without doubles and without what holds no number. */
export function phoneKeysOf(phones: readonly string[]): string[] {
  return distinct(phones.map(phoneKey));
}

/** Keys of mail addresses, likewise. */
export function emailKeysOf(emails: readonly string[]): string[] {
  return distinct(emails.map(emailKey));
}

function distinct(keys: string[]): string[] {
  return [...new Set(keys)].filter((key) => key !== '');
}
