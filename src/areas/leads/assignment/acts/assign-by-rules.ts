import type { Transaction } from '../../../../platform/db/transaction.ts';
import { type Direction, directLead, type Given, giveOut } from '../rules/give-out.ts';
import type { RuledLead } from '../rules/rule-fits.ts';
import { loadCompany, lockQueues, saveQueues } from '../store.ts';

/**
 * Decides by the company's rules who gets a new lead, and moves the queue of their team on with this act's commit. Two acts at once
 * take two turns: the second waits until the first has committed.
 *
 * @returns null when no rule fits and there is no fallback; `ownerId` null when nobody can take it now and it waits in `teamId`.
 */
export async function assignByRules(tx: Transaction, lead: RuledLead): Promise<Given | null> {
  return (await assignMany(tx, [lead]))[0]!;
}

/**
 * The same for many leads at once, in their order: three trips however many there are.
 *
 * @returns one decision for each lead, in the same order.
 */
export async function assignMany(tx: Transaction, leads: readonly RuledLead[]): Promise<(Given | null)[]> {
  const company = await loadCompany(tx);
  const directions = leads.map((lead) => directLead(company, lead));
  const teams = directions.flatMap((one) => one?.teamId ?? []);
  if (teams.length === 0) return directions.map((direction) => giveOut(company, new Map(), direction));
  const queues = await lockQueues(tx, teams);
  const decided = directions.map((direction) => giveOut(company, queues, direction));
  saveQueues(tx, queues, turnsTaken(directions, decided));
  return decided;
}

/** How many turns each person took in which team's queue. */
function turnsTaken(
  directions: readonly (Direction | null)[],
  decided: readonly (Given | null)[],
): Map<string, Map<string, number>> {
  const taken = new Map<string, Map<string, number>>();
  directions.forEach((direction, at) => {
    const ownerId = decided[at]?.ownerId;
    if (!direction?.teamId || !ownerId) return;
    const team = taken.get(direction.teamId) ?? new Map<string, number>();
    taken.set(direction.teamId, team.set(ownerId, (team.get(ownerId) ?? 0) + 1));
  });
  return taken;
}
