import type { Changes } from '../../../kernel/changes.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { tellMany } from '../../../platform/events/tell-many.ts';
import { judge, type Standing, shippedRule } from '../rules/standing.ts';
import {
  dueAccounts,
  type JudgedAccount,
  judgedAccounts,
  type NumberedRule,
  ruleInForce,
  saveStandings,
} from '../store-standing.ts';

/** The rule in force: the company's latest, else the shipped one under number 1. */
export async function presentRule(tx: Transaction): Promise<NumberedRule> {
  return (await ruleInForce(tx)) ?? { number: 1, rule: shippedRule };
}

/**
 * Judges accounts anew after something about them changed, in the same transaction, and says where tier or health came out otherwise;
 * of a first judgement nothing is said.
 */
export async function rejudge(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.asSystem(async () => {
    const rule = await presentRule(tx);
    await saveJudgements(tx, rule, await judgedAccounts(tx, ids));
  });
}

/** So many at a time, so that no transaction holds its locks for long. */
const atOnce = 500;

/** Judges accounts whose day has come, and those judged by an earlier rule. Run by Yaosu itself. @returns how many; again while not 0. */
export async function rejudgeDue(tx: Transaction): Promise<number> {
  const rule = await presentRule(tx);
  const due = await dueAccounts(tx, rule.number, atOnce);
  await saveJudgements(tx, rule, due);
  return due.length;
}

async function saveJudgements(
  tx: Transaction,
  { number, rule }: NumberedRule,
  accounts: readonly JudgedAccount[],
): Promise<void> {
  const judged = accounts.map((account) => ({
    account,
    standing: judge(account, account.inputs, rule, account.today),
  }));
  saveStandings(
    tx,
    number,
    judged.map(({ account, standing }) => ({ id: account.id, ...standing })),
  );
  const told = judged
    .filter(({ account }) => account.judgedAt !== null)
    .map(({ account, standing }) => ({ id: account.id, changes: turnsOf(account.was, standing) }))
    .filter(({ changes }) => Object.keys(changes).length > 0)
    .map(({ id, changes }) => ({ id, payload: { changes, ruleNumber: number } }));
  await tellMany(tx, 'account.judged', 'account', newId(), told);
}

/** Points come and go by the day; what is worth saying is another tier, or another colour of health. */
function turnsOf(was: Pick<Standing, 'tier' | 'health' | 'healthScore'>, is: Standing): Changes {
  return {
    ...(was.tier !== is.tier && { tier: [was.tier, is.tier] as [unknown, unknown] }),
    ...(was.health !== is.health && {
      health: [was.health, is.health] as [unknown, unknown],
      healthScore: [was.healthScore, is.healthScore] as [unknown, unknown],
    }),
  };
}
