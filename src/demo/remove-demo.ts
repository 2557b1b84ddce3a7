import { eraseCustomers } from '../areas/customers/index.ts';
import { eraseSets } from '../areas/imports/index.ts';
import { eraseLeads, foldTally } from '../areas/leads/index.ts';
import { eraseMail } from '../areas/mail/index.ts';
import { eraseOpportunities } from '../areas/pipeline/index.ts';
import { Refusal } from '../kernel/outcome.ts';
import type { Transaction } from '../platform/db/transaction.ts';
import { demoMark } from './ids.ts';
import { everythingChanged } from './make-demo.ts';
import { eraseSettings, leadCounts, lockCompany, putBackCompany, takeTime } from './store.ts';
import { tellDemo } from './tell-demo.ts';

/**
 * Removes the demo company with all that is in it, also what people have added to its records, and gives the company back as it
 * was before: nameless on a first run. Colleagues who were invited meanwhile, and fields, views and forms of their own, stay.
 *
 * @param includingReal leads and customers that people added meanwhile go too.
 * @throws Refusal `demo.missing`, `demo.realLeads` with their number
 */
export async function removeDemo(tx: Transaction, includingReal: boolean): Promise<{ leads: number }> {
  const leads = await tx.asSystem(async () => {
    await takeTime(tx);
    const company = await lockCompany(tx);
    if (!company?.demo) throw new Refusal('demo.missing');
    const { real } = await tx.one(leadCounts());
    if (real > 0 && !includingReal) throw new Refusal('demo.realLeads', { count: real });
    await eraseSets(tx);
    await eraseMail(tx);
    await eraseOpportunities(tx, demoMark);
    const erased = await eraseLeads(tx);
    await eraseCustomers(tx);
    await eraseSettings(tx);
    await putBackCompany(tx, company.demo.before);
    await foldTally(tx);
    return erased;
  });
  tellDemo(tx, 'demo.removed', { leads });
  tx.afterCommit(everythingChanged);
  return { leads };
}
