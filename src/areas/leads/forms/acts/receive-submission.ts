import { createHash } from 'node:crypto';
import { newId } from '../../../../kernel/ids.ts';
import { must, Refusal } from '../../../../kernel/outcome.ts';
import { system } from '../../../../platform/actor/actor.ts';
import { loadCustomFields } from '../../../../platform/custom-fields/load-custom-fields.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { PageTokens } from '../page-token.ts';
import { judgeSubmission } from '../rules/judge-submission.ts';
import { type FormProblem, readSubmission } from '../rules/read-submission.ts';
import { type FormRow, insertSubmission, type Submission, sentBefore, settleSubmission } from '../store.ts';
import { acceptSubmission } from './accept-submission.ts';

/** What a visitor's browser sent. */
export type Sent = {
  fields: Readonly<Record<string, unknown>>;
  token: string;
  /** The field that people don't see. */
  trap: string;
  consented: boolean;
  utm: Record<string, string> | null;
  ip: string;
  userAgent: string;
  origin: string | null;
};

export type Received =
  | { ok: true }
  | { ok: false; problems: Record<string, FormProblem>; answers: Record<string, string> };

/** More from one address within an hour is refused; nothing real is lost by it. */
const mostFromAddress = 200;

/** Visitors act as Yaosu itself: what they may do is decided here, not by a permission. */
const visitor = { ...system, via: 'form' } as const;

/**
 * Takes what a visitor sent. Doubted submissions are kept for a person to look at; the visitor is thanked all the same, so that
 * nobody learns from the answer what was noticed, or who is known here.
 *
 * @throws Refusal `form.badToken`, `form.oldToken`, `form.tooMany`
 */
export async function receiveSubmission(
  db: Database,
  tokens: PageTokens,
  form: FormRow,
  sent: Sent,
): Promise<Received> {
  const now = new Date();
  const { nonce, openedAt } = must(tokens.read(form.key, sent.token, now));
  const { answers, values, problems } = readSubmission(
    form.definition,
    sent.fields,
    sent.consented,
    await loadCustomFields(db, 'lead'),
  );
  if (Object.keys(problems).length > 0) return { ok: false, problems, answers };

  const contentHash = createHash('sha256')
    .update(JSON.stringify([answers, sent.consented]))
    .digest();
  const { ip, userAgent, origin, utm } = sent;
  await db.write(visitor, async (tx) => {
    const { replayed, fromAddress } = await sentBefore(tx, { formId: form.id, nonce, contentHash, ip });
    if (fromAddress >= mostFromAddress) throw new Refusal('form.tooMany');
    const seconds = (now.getTime() - openedAt.getTime()) / 1000;
    const reasons = judgeSubmission(answers, { trap: sent.trap, seconds, replayed, fromAddress });
    const submission: Submission = {
      id: newId(),
      formId: form.id,
      at: now,
      state: reasons.length > 0 ? 'quarantined' : 'accepted',
      reasons,
      fields: answers,
      utm,
      consent: consentOf(form, sent, now),
      nonce,
      contentHash,
      ip,
      userAgent,
      origin,
    };
    const isFirst = await insertSubmission(tx, submission);
    if (!isFirst || reasons.length > 0) return;
    const { leadId, isNew } = await acceptSubmission(tx, form, submission, values);
    settleSubmission(tx, submission.id, { state: 'accepted', leadId, isNew, by: null });
  });
  return { ok: true };
}

/** What was agreed to, word for word, when and from where. */
function consentOf(
  { definition }: FormRow,
  { consented, ip }: Sent,
  now: Date,
): Record<string, unknown> | null {
  if (!definition.consent) return null;
  const { text, version } = definition.consent;
  return { given: consented, text, version, at: now.toISOString(), ip };
}
