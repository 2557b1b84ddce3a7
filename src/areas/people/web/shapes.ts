import type { CallOutput } from '../../../platform/http/contract.ts';
import type { Contracts } from '../../../web/api/endpoints.gen.ts';

type People = Contracts['people'];

export type Person = CallOutput<People['read']>;
export type Team = CallOutput<People['teams']>['items'][number];
export type Role = CallOutput<People['roles']>['items'][number];
export type OneTimeLink = CallOutput<People['invite']>;

/** Whether someone is away on `day` (YYYY-MM-DD), both days of an absence included. */
export function isAbsent(
  { absentFrom, absentUntil }: Pick<Person, 'absentFrom' | 'absentUntil'>,
  day: string,
): boolean {
  return absentFrom !== null && absentFrom <= day && (absentUntil === null || day <= absentUntil);
}
