import { newId } from '../../../kernel/ids.ts';
import { must, Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { pipelineIn, priced } from '../ground.ts';
import { newOpportunity } from '../rules/new-opportunity.ts';
import type { Opportunity } from '../rules/opportunity.ts';
import type { TypedValues } from '../rules/opportunity-values.ts';
import { findOwner, insertOpportunity, loadGround } from '../store.ts';
import { tellOpportunity } from '../tell-opportunity.ts';
import { checkedValues } from './checked-values.ts';

export type OpenInput = TypedValues & {
  pipelineId?: string | undefined;
  /** Left out: the first stage. */
  stageId?: string | undefined;
  /** Left out: whoever opens it. */
  ownerId?: string | undefined;
  /** When it really began, if not now. */
  openedAt?: string | undefined;
};

export type Opened = { id: string; version: number; batchId: string };

/**
 * Opens an opportunity by hand or through the API.
 *
 * @throws Refusal `request.invalid` with everything that can't be understood, `opportunity.nameless`, `opportunity.noPipeline`,
 *   `opportunity.stageGone`, `opportunity.mayNotAssign`, `opportunity.noSuchOwner`.
 */
export async function openOpportunity(tx: Transaction, input: OpenInput): Promise<Opened> {
  const { pipelineId, stageId, ownerId: wished, openedAt, ...typed } = input;
  const owner = await ownerFor(tx, wished);
  const values = await checkedValues(tx, typed);
  const ground = await loadGround(tx);
  const fresh = must(
    newOpportunity(values, {
      id: newId(),
      now: tx.now,
      openedAt: openedAt ? new Date(openedAt) : tx.now,
      pipeline: pipelineIn(ground, pipelineId ?? null),
      stageId,
      ...owner,
      currency: ground.base,
    }),
  );
  const opportunity = priced(ground, null, fresh);
  insertOpportunity(tx, opportunity);
  const batchId = tellOpened(tx, opportunity);
  return { id: opportunity.id, version: 1, batchId };
}

/** Whose a new opportunity is. @throws Refusal `opportunity.mayNotAssign`, `opportunity.noSuchOwner` */
export async function ownerFor(
  tx: Transaction,
  wished: string | undefined,
): Promise<{ ownerId: string | null; teamId: string | null }> {
  const ownerId = wished ?? tx.actor.id;
  if (ownerId !== tx.actor.id && !may(tx.actor, 'pipeline.assign'))
    throw new Refusal('opportunity.mayNotAssign', {}, 'body.ownerId');
  const person = await findOwner(tx, ownerId);
  if (!person && wished) throw new Refusal('opportunity.noSuchOwner', {}, 'body.ownerId');
  return { ownerId: person ? ownerId : null, teamId: person?.teamId ?? null };
}

/** Tells that it began, in a form that can be taken back. @returns the batch */
export function tellOpened(tx: Transaction, opportunity: Opportunity, batchId = newId()): string {
  const { name, accountId, leadId, pipelineId, stageId, amount, currency, ownerId, teamId } = opportunity;
  tellOpportunity(
    tx,
    'opportunity.opened',
    opportunity.id,
    { name, accountId, leadId, pipelineId, stageId, amount, currency, ownerId, teamId },
    { batchId },
  );
  return batchId;
}
