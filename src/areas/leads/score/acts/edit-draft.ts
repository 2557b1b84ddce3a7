import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import type { Card } from '../../../scoring/index.ts';
import { tellSetting } from '../../assignment/tell-rooms.ts';
import { asDrafted, unknownAttributes } from '../rules/check-card.ts';
import { deleteDraft, draftCard, lockCards, publishedCard, saveDraft } from '../store-cards.ts';
import { loadScoring } from '../store-scoring.ts';

export type DraftWish = { version: number; card: Card; note?: string | null | undefined };

/**
 * Saves the draft that managers share, over the version that was read. It may have faults: they are named, and keep it from being
 * published.
 *
 * @throws Refusal `record.stale` with both sides, `score.unknownAttribute`
 */
export async function editDraft(tx: Transaction, wish: DraftWish): Promise<void> {
  const { catalogue } = await loadScoring(tx);
  lockCards(tx);
  const [draft, present] = [await tx.maybe(draftCard), await tx.one(publishedCard)];
  const unknown = unknownAttributes(wish.card, catalogue, present.card, ...(draft ? [draft.card] : []));
  if (unknown.length > 0)
    throw new Refusal('score.unknownAttribute', { keys: unknown.join(', ') }, 'body.card');
  const id = draft?.id ?? newId();
  const baseOn = draft?.baseOn ?? present.id;
  const card = asDrafted(wish.card, draft?.card ?? present.card);
  await saveDraft(tx, id, { version: wish.version, card, note: wish.note ?? null, baseOn });
  // Every change of a point is no news; that a draft was begun is.
  if (wish.version === 0)
    tellSetting(tx, 'scoreCard.drafted', { kind: 'scoreCard', id }, { basedOn: baseOn });
}

/** @throws Refusal `score.noDraft`, `record.stale` */
export async function dropDraft(tx: Transaction, version: number): Promise<{ version: 0 }> {
  lockCards(tx);
  const draft = await tx.maybe(draftCard);
  await deleteDraft(tx, version);
  tellSetting(tx, 'scoreCard.draftDropped', { kind: 'scoreCard', id: draft!.id }, {});
  return { version: 0 };
}
