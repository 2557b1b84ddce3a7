import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { Source, Strength } from '../rules/confidence.ts';
import { communicationAt, insertEvidence, loadFrame, type NewEvidence } from '../store.ts';
import { qualifiedKind, type Subject } from '../subjects.ts';
import { tellQualification } from '../tell-qualification.ts';

/** Words marked as evidence, as a person gives them. */
export type Mark = {
  dimension: string;
  polarity: 'for' | 'against';
  strength: Strength;
  source: Source;
  saidBy?: string | null | undefined;
  quote: string;
  /** Where the quote stands in the communication's words. */
  starts?: number | null | undefined;
  ends?: number | null | undefined;
};

/** Where marks come from: a communication being logged in this very act. */
export type Occasion = { communicationId: string; batchId: string; at: string };

/**
 * Marks words as evidence while a communication is logged. The caller holds the subject already and has told the communication.
 *
 * @throws Refusal `qualification.noSuchDimension`
 */
export async function markEvidence(
  tx: Transaction,
  subject: Subject,
  marks: readonly Mark[],
  occasion: Occasion,
): Promise<string[]> {
  if (marks.length === 0) return [];
  const pieces = await checked(tx, marks);
  insertEvidence(tx, subject, pieces, occasion);
  tellMarks(tx, subject, pieces, occasion.batchId);
  return pieces.map(({ id }) => id);
}

/**
 * Marks words as evidence afterwards: in a communication that was logged, or of no communication at all.
 *
 * @throws Refusal `record.notFound`, the subject's own read-only code, `qualification.noSuchDimension`, `qualification.noSuchCommunication`
 */
export async function markLater(
  tx: Transaction,
  subject: Subject,
  marks: readonly Mark[],
  communicationId: string | null,
): Promise<string[]> {
  await qualifiedKind(subject.kind).hold(tx, subject.id);
  const pieces = await checked(tx, marks);
  const at = communicationId ? await communicationAt(tx, subject, communicationId) : tx.now.toISOString();
  if (at === null) throw new Refusal('qualification.noSuchCommunication', {}, 'body.communicationId');
  insertEvidence(tx, subject, pieces, { communicationId, batchId: null, at });
  tellMarks(tx, subject, pieces);
  return pieces.map(({ id }) => id);
}

async function checked(tx: Transaction, marks: readonly Mark[]): Promise<NewEvidence[]> {
  const { frame } = await loadFrame(tx);
  const inUse = new Set(frame.dimensions.filter((one) => one.active).map((one) => one.key));
  return marks.map(({ saidBy, starts, ends, ...mark }) => {
    if (!inUse.has(mark.dimension))
      throw new Refusal('qualification.noSuchDimension', { dimension: mark.dimension });
    return {
      ...mark,
      id: newId(),
      saidBy: saidBy?.trim() || null,
      starts: starts ?? null,
      ends: ends ?? null,
    };
  });
}

function tellMarks(
  tx: Transaction,
  subject: Subject,
  pieces: readonly NewEvidence[],
  batchId?: string,
): void {
  const marks = pieces.map(({ id, dimension, polarity, strength, quote, saidBy }) => ({
    evidenceId: id,
    dimension,
    polarity,
    strength,
    quote,
    saidBy,
  }));
  tellQualification(tx, 'qualification.evidenceMarked', subject, { marks }, batchId);
}
