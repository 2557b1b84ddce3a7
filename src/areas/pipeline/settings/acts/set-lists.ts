import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/outcome.ts';
import { companySubject } from '../../../../platform/company/set-up-company.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { tell } from '../../../../platform/events/tell.ts';
import type { Names } from '../../rules/names.ts';
import { type Competitor, type Reason, saveCompetitors, saveReasons } from '../store.ts';
import { named } from './edit-pipeline.ts';

/** Says by which reasons opportunities are won or lost, in their order. @throws Refusal `pipeline.nameless` */
export async function setReasons(
  tx: Transaction,
  kind: 'won' | 'lost',
  items: readonly { id?: string | undefined; names: Names }[],
): Promise<{ items: Reason[] }> {
  const reasons = items.map(({ id, names }, at) => ({
    id: id ?? newId(),
    names: named(names, `body.items.${at}.names`),
  }));
  saveReasons(tx, kind, reasons);
  tell(tx, {
    type: 'pipeline.reasonsChanged',
    subject: companySubject,
    payload: { kind, count: reasons.length },
  });
  return { items: reasons };
}

/** Says who the competitors are. @throws Refusal `pipeline.competitorTwice` */
export async function setCompetitors(
  tx: Transaction,
  items: readonly { id?: string | undefined; name: string; note?: string | null | undefined }[],
): Promise<{ items: Competitor[] }> {
  const seen = new Set<string>();
  for (const [at, { name }] of items.entries()) {
    if (seen.has(name.toLowerCase()))
      throw new Refusal('pipeline.competitorTwice', { name }, `body.items.${at}.name`);
    seen.add(name.toLowerCase());
  }
  const competitors = items.map(({ id, name, note }) => ({
    id: id ?? newId(),
    name,
    note: note?.trim() || null,
  }));
  saveCompetitors(tx, competitors);
  tell(tx, {
    type: 'pipeline.competitorsChanged',
    subject: companySubject,
    payload: { count: competitors.length },
  });
  return { items: competitors };
}
