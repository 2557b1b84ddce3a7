import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tell } from '../../../platform/events/tell.ts';
import { enqueue } from '../../../platform/jobs/enqueue.ts';
import { type Health, judge, type StandingRule, type Tier } from '../rules/standing.ts';
import { insertRule, judgedSample } from '../store-standing.ts';
import { presentRule } from './rejudge.ts';

export const rejudgeTask = 'customers.rejudge';

/**
 * A new version of the rule; all accounts are judged by it in the background.
 *
 * @throws Refusal `record.stale` when another version came in between, `account.badRule`
 */
export async function changeRule(
  tx: Transaction,
  read: number,
  rule: StandingRule,
  note: string,
): Promise<{ number: number }> {
  refuseBad(rule);
  const present = await tx.asSystem(() => presentRule(tx));
  if (present.number !== read) throw new Refusal('record.stale', { current: present, yours: rule });
  const number = present.number + 1;
  insertRule(tx, number, rule, note.trim());
  tell(tx, {
    type: 'standingRule.changed',
    subject: { kind: 'person', id: tx.actor.id },
    payload: { number, note: note.trim() },
  });
  enqueue(tx, rejudgeTask, {}, { key: rejudgeTask });
  return { number };
}

type Turns<V> = { from: V; to: V; count: number }[];

/** What a rule would change of the accounts the actor sees; of very many, the newest. */
export async function previewRule(
  tx: Transaction,
  rule: StandingRule,
): Promise<{ judged: number; of: number; tiers: Turns<Tier>; healths: Turns<Health> }> {
  refuseBad(rule);
  const { accounts, of } = await judgedSample(tx);
  const tiers = new Map<string, Turns<Tier>[number]>();
  const healths = new Map<string, Turns<Health>[number]>();
  for (const account of accounts) {
    const is = judge(account, account.inputs, rule, account.today);
    count(tiers, account.was.tier, is.tier);
    count(healths, account.was.health, is.health);
  }
  return { judged: accounts.length, of, tiers: [...tiers.values()], healths: [...healths.values()] };
}

function count<V extends string>(
  turns: Map<string, { from: V; to: V; count: number }>,
  from: V,
  to: V,
): void {
  if (from === to) return;
  const key = `${from} ${to}`;
  const known = turns.get(key);
  if (known) known.count++;
  else turns.set(key, { from, to, count: 1 });
}

/** Limits that contradict each other would judge nobody. */
function refuseBad(rule: StandingRule): void {
  if (rule.riskBelow > rule.watchBelow)
    throw new Refusal('account.badRule', { field: 'riskBelow' }, 'body.rule.riskBelow');
  if (rule.steeplyFallingPercent < rule.fallingPercent)
    throw new Refusal(
      'account.badRule',
      { field: 'steeplyFallingPercent' },
      'body.rule.steeplyFallingPercent',
    );
}
