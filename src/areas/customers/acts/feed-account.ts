import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { type InputName, isInput } from '../rules/standing.ts';
import { saveInputs } from '../store-standing.ts';
import { rejudge } from './rejudge.ts';

/**
 * What an area knows of an account and its tier and health depend on (rules/standing.ts lists the inputs); null takes it away. The
 * account is judged anew in the same transaction. For areas to the right: as Yaosu itself, whoever acts.
 *
 * @param source the area's name: `receivables`
 */
export async function feedAccount(
  tx: Transaction,
  accountId: string,
  values: Partial<Record<InputName, string | null>>,
  source: string,
): Promise<void> {
  for (const [input, value] of Object.entries(values))
    if (value !== null && !isInput(input, value))
      throw new Refusal('request.invalid', { count: 1, input, value }, `body.${input}`);
  await tx.asSystem(async () => {
    saveInputs(tx, accountId, values, source);
    await rejudge(tx, [accountId]);
  });
}
