import { newId } from '../../../kernel/ids.ts';
import { must, Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { keepKeys } from '../duplicates/acts/keep-keys.ts';
import { leadKeys } from '../lead-keys.ts';
import { companyHours } from '../rules/company-hours.ts';
import type { Lead } from '../rules/lead.ts';
import type { TypedValues } from '../rules/lead-values.ts';
import { givenTo, type Hands, newLead } from '../rules/new-lead.ts';
import { captureFacts, insertLead, type SameLead, sameLeads, visibleAmong } from '../store.ts';
import { tellLead } from '../tell-lead.ts';
import { checkedValues } from './checked-values.ts';

export type CaptureInput = TypedValues & {
  /** Left out: whoever captures it. */
  ownerId?: string | undefined;
  /** When it really came in, if not now. */
  capturedAt?: string | undefined;
  utm?: Record<string, unknown> | null | undefined;
  consent?: Record<string, unknown> | null | undefined;
  importId?: string | undefined;
  /** Capture although one with the same phone, mail, or company and person is there. */
  allowDuplicate?: boolean | undefined;
};

/** Finds a new lead its owner by the company's rules; null: no rule says anything. */
export type ShareOut = (tx: Transaction, lead: Lead) => Promise<(Hands & { ruleId: string | null }) | null>;

export type Captured = {
  id: string;
  version: number;
  ownerId: string | null;
  teamId: string | null;
  responseDueAt: string | null;
};

/**
 * Captures one lead, from whichever door it comes. It belongs to whom the input names, else to whom `shareOut` gives it, else to
 * whoever captures it.
 *
 * @throws Refusal `request.invalid` with every value that can't be understood, `lead.nobody`, `lead.duplicate` (facts.matches),
 *   `lead.mayNotAssign`, `lead.noSuchOwner`.
 */
export async function captureLead(
  tx: Transaction,
  input: CaptureInput,
  shareOut?: ShareOut,
): Promise<Captured> {
  const {
    ownerId: wished,
    capturedAt,
    utm = null,
    consent = null,
    importId = null,
    allowDuplicate = false,
    ...typed
  } = input;
  const ownerId = wished ?? tx.actor.id;
  if (ownerId !== tx.actor.id && !may(tx.actor, 'leads.assign'))
    throw new Refusal('lead.mayNotAssign', {}, 'body.ownerId');

  const values = await checkedValues(tx, typed);
  const { name = '', company = '', phones = [], emails = [] } = values;
  const keys = leadKeys({ name, company, phones, emails });
  const facts = await captureFacts(tx, keys, ownerId);
  if (wished && !facts.ownerIsActive) throw new Refusal('lead.noSuchOwner', {}, 'body.ownerId');
  if (facts.same.length > 0 && !allowDuplicate) await refuseDuplicate(tx, await sameLeads(tx, facts.same));

  const { hours, responseMinutes } = companyHours(facts.timeZone, facts.settings);
  const fresh = must(
    newLead(values, {
      id: newId(),
      now: tx.now,
      capturedAt: capturedAt ? new Date(capturedAt) : tx.now,
      ownerId: facts.ownerIsActive ? ownerId : null,
      teamId: facts.ownerTeamId,
      importId,
      utm,
      consent,
      responseMinutes,
      hours,
    }),
  );
  const given = wished || !shareOut ? null : await shareOut(tx, fresh);
  const lead = given ? givenTo(fresh, given, tx.now) : fresh;
  insertLead(tx, lead, keys);
  keepKeys(tx, lead);
  const { id, version, source, teamId, responseDueAt } = lead;
  tellLead(tx, 'lead.captured', id, {
    source,
    ownerId: lead.ownerId,
    teamId,
    ruleId: given?.ruleId ?? null,
    responseDueAt,
  });
  return { id, version, ownerId: lead.ownerId, teamId, responseDueAt };
}

/** Names the leads that are the same: those the actor may not see only by owner and status. */
async function refuseDuplicate(tx: Transaction, found: readonly SameLead[]): Promise<void> {
  // A second number may still point to one that was deleted.
  if (found.length === 0) return;
  const visible = await visibleAmong(
    tx,
    found.map((one) => one.id),
  );
  const matches = found.map(({ id, by, status, ownerName, name, company }) =>
    visible.has(id) ? { id, by, status, ownerName, name, company } : { id: null, by, status, ownerName },
  );
  throw new Refusal('lead.duplicate', { matches, count: matches.length, owner: matches[0]!.ownerName });
}
