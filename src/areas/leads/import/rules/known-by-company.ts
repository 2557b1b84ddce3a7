import type { ImportOptions } from '../options.ts';

/** Whatever tells one lead of a company from another. */
const tellsApart: ReadonlySet<string> = new Set([
  'name',
  'firstName',
  'lastName',
  'phone',
  'phone2',
  'email',
  'email2',
  'wechat',
  'externalId',
]);

/**
 * Whether the company's name alone says which lead a row means. In a list of companies (no person, telephone, mail or number
 * of another system in it) there is nothing else; where people are named, two of one company are two leads.
 */
export function knownByCompany({ columns, keys }: Pick<ImportOptions, 'columns' | 'keys'>): boolean {
  const mapped = columns.flatMap(({ to }) => to ?? []);
  return keys.includes('identity') && mapped.includes('company') && !mapped.some((to) => tellsApart.has(to));
}
