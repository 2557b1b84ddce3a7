import { must } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { type LastLead, lastLeads } from '../reads.ts';
import { directLead, type Given, giveOut, type Target } from '../rules/give-out.ts';
import { checkConditions } from '../rules/rule-fits.ts';
import { loadCompanyWith, readQueues } from '../store.ts';
import type { RuleWish } from './edit-rules.ts';

/** A rule as edited on screen: it need not be saved, so it is named by where it stands. */
export type TriedRule = Omit<RuleWish, 'name'>;

export type Trial = {
  leads: (LastLead & {
    /** Which of the rules tried, counted from 0; null: the fallback, or nobody. */
    rule: number | null;
    givenTo: string | null;
    waitsIn: string | null;
  })[];
  /** How many each person would have got. */
  shares: { personId: string; leads: number }[];
  nobody: number;
};

/** How the last leads would have been shared out by edited rules, from the queues as they stand now. Changes nothing. */
export async function tryRules(
  tx: Transaction,
  tried: readonly TriedRule[],
  fallback: Target | null,
  limit: number,
): Promise<Trial> {
  const rules = tried.flatMap((rule, at) =>
    rule.active ? [{ ...rule, id: String(at), conditions: must(checkConditions(rule.conditions)) }] : [],
  );
  const company = await loadCompanyWith(tx, rules, fallback);
  const queues = await readQueues(tx);
  const leads = await tx.all(lastLeads(limit));
  const given = new Map<string, Given | null>();
  // In the order they came in, as it would really have been.
  for (const lead of [...leads].reverse())
    given.set(lead.id, giveOut(company, queues, directLead(company, lead)));
  const shares = new Map<string, number>();
  for (const one of given.values())
    if (one?.ownerId) shares.set(one.ownerId, (shares.get(one.ownerId) ?? 0) + 1);
  return {
    leads: leads.map((lead) => {
      const one = given.get(lead.id) ?? null;
      return {
        ...lead,
        rule: one?.ruleId ? Number(one.ruleId) : null,
        givenTo: one?.ownerId ?? null,
        waitsIn: one && one.ownerId === null ? one.teamId : null,
      };
    }),
    shares: [...shares]
      .map(([personId, count]) => ({ personId, leads: count }))
      .sort((a, b) => b.leads - a.leads || (a.personId < b.personId ? -1 : 1)),
    nobody: [...given.values()].filter((one) => !one?.ownerId).length,
  };
}
