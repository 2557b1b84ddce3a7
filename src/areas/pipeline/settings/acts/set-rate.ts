import { Refusal } from '../../../../kernel/outcome.ts';
import { companySubject } from '../../../../platform/company/set-up-company.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { tell } from '../../../../platform/events/tell.ts';
import { loadGround } from '../../store.ts';
import { reprice, saveRate } from '../store.ts';

/**
 * Says what a currency is worth from a day on (null: takes that day's rate away), and reckons all its amounts anew.
 *
 * @throws Refusal `pipeline.ownCurrency`, `pipeline.badRate`
 */
export async function setRate(
  tx: Transaction,
  { currency, from, rate }: { currency: string; from: string; rate: string | null },
): Promise<{ repriced: number }> {
  const { base } = await loadGround(tx);
  if (currency === base) throw new Refusal('pipeline.ownCurrency', { currency }, 'body.currency');
  const text = rate?.trim() ?? null;
  if (text !== null && (!/^\d{1,12}(\.\d{1,8})?$/.test(text) || /^0*(\.0*)?$/.test(text)))
    throw new Refusal('pipeline.badRate', { text }, 'body.rate');
  await saveRate(tx, base, currency, from, text);
  const repriced = await reprice(tx, currency);
  tell(tx, {
    type: 'pipeline.rateSet',
    subject: companySubject,
    payload: { currency, from, rate: text },
  });
  return { repriced };
}
