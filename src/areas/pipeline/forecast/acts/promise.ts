import { newId } from '../../../../kernel/ids.ts';
import { must, Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { tell } from '../../../../platform/events/tell.ts';
import { cleanAmount } from '../../../../platform/import-export/typed-values.ts';
import { categoryTotals, type Promises, promisesOf, tooSmall } from '../rules/categories.ts';
import { insertPromise, monthDeals, personAt, saveTarget } from '../store.ts';

export type TypedPromises = { commit: string; bestCase: string; pipeline: string };
export type Promised = { id: string; computed: Promises };

/**
 * Submits what one promises for a month. What the deals said at that moment, and which they were, is kept beside it.
 *
 * @throws Refusal `forecast.badAmount`, `forecast.shrinking`
 */
export async function submitForecast(
  tx: Transaction,
  { month, note, ...typed }: TypedPromises & { month: string; note?: string | null | undefined },
): Promise<Promised> {
  const promises = checked(typed);
  const person = await personAt(tx, tx.actor.id);
  const made = await keep(
    tx,
    tx.actor.id,
    person?.teamId ?? null,
    month,
    'submitted',
    promises,
    note?.trim() || null,
  );
  tell(tx, {
    type: 'forecast.submitted',
    subject: { kind: 'person', id: tx.actor.id },
    payload: { month, ...promises },
  });
  return made;
}

/**
 * A manager's own view of what somebody below promised, with the reason. The promise itself stays.
 *
 * @throws Refusal `record.notFound`, `forecast.notBelow`, `forecast.reasonMissing`, `forecast.badAmount`, `forecast.shrinking`
 */
export async function adjustForecast(
  tx: Transaction,
  { personId, month, reason, ...typed }: TypedPromises & { personId: string; month: string; reason: string },
): Promise<Promised> {
  const promises = checked(typed);
  if (!reason.trim()) throw new Refusal('forecast.reasonMissing', {}, 'body.reason');
  const person = await personBelow(tx, personId);
  const made = await keep(tx, personId, person.teamId, month, 'adjusted', promises, reason.trim());
  tell(tx, {
    type: 'forecast.adjusted',
    subject: { kind: 'person', id: personId },
    payload: { month, ...promises, reason: reason.trim() },
  });
  return made;
}

/**
 * Says what is wanted of a person, a team, or (both left out) the company in a month; null takes it away.
 *
 * @throws Refusal `record.notFound`, `forecast.notBelow`, `forecast.badAmount`
 */
export async function setTarget(
  tx: Transaction,
  {
    personId = null,
    teamId = null,
    month,
    amount,
  }: {
    personId?: string | null | undefined;
    teamId?: string | null | undefined;
    month: string;
    amount: string | null;
  },
): Promise<void> {
  const wanted = must(cleanAmount('amount', amount, 'forecast.badAmount'));
  if (personId) await personBelow(tx, personId);
  else if (!reaches(tx, teamId)) throw new Refusal('forecast.notBelow', {}, 'body.teamId');
  await saveTarget(tx, { id: newId(), personId, teamId, month, amount: wanted });
  tell(tx, {
    type: 'forecast.targetSet',
    subject: {
      kind: personId ? 'person' : teamId ? 'team' : 'company',
      id: personId ?? teamId ?? tx.actor.id,
    },
    payload: { month, teamId, amount: wanted },
  });
}

async function personBelow(tx: Transaction, personId: string): Promise<{ teamId: string | null }> {
  const person = await personAt(tx, personId);
  if (!person) throw new Refusal('record.notFound');
  if (!reaches(tx, person.teamId)) throw new Refusal('forecast.notBelow', {}, 'body.personId');
  return person;
}

/** Whether the actor looks after this team's forecast; row-level security says the same. */
function reaches(tx: Transaction, teamId: string | null): boolean {
  const scope = tx.actor.grants['*'] ?? tx.actor.grants['forecast.manage'];
  return scope === 'all' || (scope === 'team' && teamId !== null && tx.actor.teams.includes(teamId));
}

/** @throws Refusal `forecast.badAmount`, `forecast.shrinking` */
function checked(typed: TypedPromises): Promises {
  const amount = (field: keyof TypedPromises) =>
    must(cleanAmount(field, typed[field], 'forecast.badAmount')) ?? '0.00';
  const promises = { commit: amount('commit'), bestCase: amount('bestCase'), pipeline: amount('pipeline') };
  const small = tooSmall(promises);
  if (small) throw new Refusal('forecast.shrinking', { field: small }, `body.${small}`);
  return promises;
}

async function keep(
  tx: Transaction,
  personId: string,
  teamId: string | null,
  month: string,
  kind: 'submitted' | 'adjusted',
  promises: Promises,
  note: string | null,
): Promise<Promised> {
  const deals = await monthDeals(tx, personId, month);
  const totals = categoryTotals(deals);
  const id = newId();
  insertPromise(tx, { id, personId, teamId, month, kind, ...promises, note, computed: totals, deals });
  return { id, computed: promisesOf(totals) };
}
