import { Refusal } from '../../../../kernel/outcome.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { tellSetting } from '../../assignment/tell-rooms.ts';
import { cardFaults } from '../rules/check-card.ts';
import { cardById, cardByNumber, lockCards, publishedCard, takeIntoUse } from '../store-cards.ts';
import { forgetScoring, loadScoring } from '../store-scoring.ts';
import { startRun } from './rescore.ts';

/**
 * Takes a card into use: a draft, one that was learned, or an earlier one again. Every lead is scored anew in the background. Of two
 * who publish at once, the second is told that the card in use is another by now.
 *
 * @throws Refusal `record.notFound`, `record.stale`, `score.inUseAlready`, `score.faulty`
 */
export async function publishCard(
  tx: Transaction,
  id: string,
  wish: { over: string; version?: number | undefined; note?: string | null | undefined },
): Promise<{ id: string }> {
  const { catalogue, basisWith } = await loadScoring(tx);
  lockCards(tx);
  const card = await tx.one(cardById(id));
  const present = await tx.one(publishedCard);
  if (present.id === id) throw new Refusal('score.inUseAlready', { number: present.number });
  if (present.id !== wish.over || (wish.version !== undefined && wish.version !== card.version))
    throw new Refusal('record.stale', {
      who: present.publishedBy,
      current: { inUse: present.id, number: present.number, version: card.version },
      yours: wish,
    });
  const faults = cardFaults(card.card, catalogue);
  if (faults.length > 0) throw new Refusal('score.faulty', { faults, count: faults.length });
  const number = await takeIntoUse(tx, id, wish.note ?? null);
  tellSetting(tx, 'scoreCard.published', { kind: 'scoreCard', id }, { number, over: present.id });
  startRun(tx, 'published', { cardId: id, basis: basisWith({ cardId: id }) });
  tx.afterCommit(forgetScoring);
  return { id };
}

/** Takes the card with this number into use, for the command line. @throws Refusal as `publishCard` does */
export async function publishNumber(db: Database, number: number): Promise<void> {
  await db.asSystem(async (tx) => {
    await loadScoring(tx);
    const card = await tx.one(cardByNumber(number));
    const present = await tx.one(publishedCard);
    await publishCard(tx, card.id, { over: present.id });
  });
}
