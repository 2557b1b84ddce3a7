import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import type { Frame } from './rules/frame.ts';
import { shippedFrame } from './rules/shipped-frame.ts';
import type { VerdictName } from './rules/verdict.ts';
import type { Subject } from './subjects.ts';

export type KeptFrame = { frame: Frame; version: number };

export const frameQuery = sql<KeptFrame>`select frame, version from qualification.frame`;

/** The company's frame, the shipped one (version 0) as long as nobody has changed it. */
export async function loadFrame(tx: Transaction): Promise<KeptFrame> {
  return (await tx.maybe(frameQuery)) ?? { frame: shippedFrame, version: 0 };
}

/** Writes the frame over the version that was read. @returns whether it still was that version */
export async function saveFrame(tx: Transaction, version: number, frame: Frame): Promise<boolean> {
  const text = JSON.stringify(frame);
  const saved =
    version === 0
      ? await tx.run(sql`
          insert into qualification.frame (frame, updated_at, updated_by) values (${text}::text::jsonb, ${tx.now}, ${tx.actor.id})
          on conflict do nothing`)
      : await tx.run(sql`
          update qualification.frame set frame = ${text}::text::jsonb, version = version + 1, updated_at = ${tx.now}, updated_by = ${tx.actor.id}
          where version = ${version}`);
  return saved === 1;
}

/** One marked piece of evidence as it is written. */
export type NewEvidence = {
  id: string;
  dimension: string;
  polarity: 'for' | 'against';
  strength: 'hint' | 'said' | 'shown';
  source: string;
  saidBy: string | null;
  quote: string;
  starts: number | null;
  ends: number | null;
};

/** Sends evidence along with COMMIT. @param at when it was said */
export function insertEvidence(
  tx: Transaction,
  { kind, id }: Subject,
  pieces: readonly NewEvidence[],
  { communicationId, batchId, at }: { communicationId: string | null; batchId: string | null; at: string },
): void {
  tx.later(sql`
    insert into qualification.evidence (id, subject_kind, subject_id, dimension, polarity, strength, source, said_by, quote, starts, ends,
      communication_id, at, marked_by, marked_at, batch_id)
    select e.id, ${kind}, ${id}::uuid, e.dimension, e.polarity, e.strength, e.source, e."saidBy", e.quote, e.starts, e.ends,
      ${communicationId}::uuid, ${at}::timestamptz, ${tx.actor.id}::uuid, ${tx.now}::timestamptz, ${batchId}::uuid
    from jsonb_to_recordset(${JSON.stringify(pieces)}::text::jsonb) as e(id uuid, dimension text, polarity text, strength text, source text,
      "saidBy" text, quote text, starts int, ends int)`);
}

export type KeptEvidence = NewEvidence & { subjectKind: string; subjectId: string; withdrawn: boolean };

/** A piece of evidence in the actor's sight, locked; null when there is none. */
export async function loadEvidence(tx: Transaction, id: string): Promise<KeptEvidence | null> {
  const row = await tx.maybe(sql<KeptEvidence>`
    select id, dimension, polarity, strength, source, said_by as "saidBy", quote, starts, ends, subject_kind as "subjectKind",
      subject_id as "subjectId", withdrawn_at is not null as withdrawn
    from qualification.evidence where id = ${id}`);
  return row ?? null;
}

/** Takes a piece of evidence away, or back. */
export function setWithdrawn(tx: Transaction, id: string, withdrawn: boolean): void {
  const [at, by] = withdrawn ? [tx.now, tx.actor.id] : [null, null];
  tx.later(sql`
    update qualification.evidence set withdrawn_at = ${at}::timestamptz, withdrawn_by = ${by}::uuid, withdrawn_batch = null where id = ${id}`);
}

/**
 * Evidence goes and comes with the act that brought it: what `undone` brought is withdrawn by `undoing`, and what `undone` had itself
 * withdrawn (it was an undoing) counts again.
 */
export function undoEvidence(tx: Transaction, undone: string, undoing: string): void {
  tx.later(sql`
    update qualification.evidence set withdrawn_at = ${tx.now}, withdrawn_by = ${tx.actor.id}, withdrawn_batch = ${undoing}
    where batch_id = ${undone} and withdrawn_at is null`);
  tx.later(sql`
    update qualification.evidence set withdrawn_at = null, withdrawn_by = null, withdrawn_batch = null where withdrawn_batch = ${undone}`);
}

/** The same evidence under another subject: new pieces, said by the same people at the same time. */
export function copyEvidence(
  tx: Transaction,
  history: ReturnType<typeof sql>,
  fromKind: string,
  { kind, id }: Subject,
  batchId: string,
): void {
  tx.later(sql`
    insert into qualification.evidence (id, subject_kind, subject_id, dimension, polarity, strength, source, said_by, quote, starts, ends,
      communication_id, at, marked_by, marked_at, batch_id)
    select gen_random_uuid(), ${kind}, ${id}::uuid, dimension, polarity, strength, source, said_by, quote, starts, ends,
      communication_id, at, marked_by, marked_at, ${batchId}::uuid
    from qualification.evidence
    where subject_id = any(array(${history})) and subject_kind = ${fromKind} and withdrawn_at is null`);
}

/** When a communication with the subject took place; null when the actor sees none of that id. */
export async function communicationAt(
  tx: Transaction,
  { id }: Subject,
  communicationId: string,
): Promise<string | null> {
  const row = await tx.maybe(sql<{ at: string }>`
    select at from platform.events where subject_id = ${id} and payload ->> 'communicationId' = ${communicationId} limit 1`);
  return row?.at ?? null;
}

export function saveAsked(tx: Transaction, { kind, id }: Subject, questionId: string): void {
  tx.later(sql`
    insert into qualification.asked (subject_kind, subject_id, question_id, at, asked_by)
    values (${kind}, ${id}, ${questionId}, ${tx.now}, ${tx.actor.id})
    on conflict (subject_id, question_id) do update set at = excluded.at, asked_by = excluded.asked_by`);
}

export function forgetAsked(tx: Transaction, { id }: Subject, questionId: string): void {
  tx.later(sql`delete from qualification.asked where subject_id = ${id} and question_id = ${questionId}`);
}

export function saveOverrule(
  tx: Transaction,
  { kind, id }: Subject,
  verdict: VerdictName,
  computed: VerdictName,
  reason: string,
): void {
  tx.later(sql`
    insert into qualification.overrules (subject_kind, subject_id, verdict, computed, reason, by_id, at)
    values (${kind}, ${id}, ${verdict}, ${computed}, ${reason}, ${tx.actor.id}, ${tx.now})
    on conflict (subject_id) do update set verdict = excluded.verdict, computed = excluded.computed, reason = excluded.reason,
      by_id = excluded.by_id, at = excluded.at`);
}

/** @returns the verdict that was set, null when none was */
export async function deleteOverrule(tx: Transaction, { id }: Subject): Promise<VerdictName | null> {
  const row = await tx.maybe(
    sql<{
      verdict: VerdictName;
    }>`delete from qualification.overrules where subject_id = ${id} returning verdict`,
  );
  return row?.verdict ?? null;
}

/** Evidence of a past that is written as a whole (the demo company), many pieces in one statement. */
export type PastEvidence = NewEvidence & {
  subjectId: string;
  communicationId: string;
  batchId: string | null;
  at: string;
  markedBy: string;
};

export async function writePastEvidence(
  tx: Transaction,
  kind: string,
  pieces: readonly PastEvidence[],
): Promise<void> {
  await tx.run(sql`
    insert into qualification.evidence (id, subject_kind, subject_id, dimension, polarity, strength, source, said_by, quote, starts, ends,
      communication_id, at, marked_by, marked_at, batch_id)
    select e.id, ${kind}, e."subjectId", e.dimension, e.polarity, e.strength, e.source, e."saidBy", e.quote, e.starts, e.ends,
      e."communicationId", e.at, e."markedBy", e.at, e."batchId"
    from jsonb_to_recordset(${JSON.stringify(pieces)}::text::jsonb) as e(id uuid, "subjectId" uuid, dimension text, polarity text,
      strength text, source text, "saidBy" text, quote text, starts int, ends int, "communicationId" uuid, "batchId" uuid, at timestamptz,
      "markedBy" uuid)`);
}

/** Takes away all that was marked, asked and overruled about one kind of record, for good. Run by Yaosu itself. */
export async function eraseQualification(tx: Transaction, kind: string): Promise<void> {
  for (const table of ['evidence', 'asked', 'overrules'])
    await tx.run(sql`delete from ${sql.table(`qualification.${table}`)} where subject_kind = ${kind}`);
}
