import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { Lead, LeadValues } from './lead.ts';
import { leadStates } from './lead-states.ts';
import { responseDue, type WorkingHours } from './response-due.ts';

/** What is known about a lead's beginning beside its values. */
export type Origin = {
  id: string;
  /** The act's moment. */
  now: Date;
  /** When it really came in: now, or earlier for one that was written down later. */
  capturedAt: Date;
  ownerId: string | null;
  teamId: string | null;
  importId: string | null;
  utm: Record<string, unknown> | null;
  consent: Record<string, unknown> | null;
  /** First real contact is wanted within so many working minutes. */
  responseMinutes: number;
  hours: WorkingHours;
};

/** A fresh lead. Refused with `lead.nobody` when nothing says who it is. */
export function newLead(values: Partial<LeadValues>, origin: Origin): Outcome<Lead> {
  const { name = '', company = '', phones = [], emails = [] } = values;
  if (name === '' && company === '' && phones.length === 0 && emails.length === 0)
    return refuse('lead.nobody', {}, 'body.name');
  const due = isLate(origin) ? null : responseDue(origin.capturedAt, origin.responseMinutes, origin.hours);
  return accept({
    id: origin.id,
    name,
    company,
    title: values.title ?? null,
    phones,
    emails,
    wechat: values.wechat ?? null,
    website: values.website ?? null,
    address: values.address ?? null,
    region: values.region ?? null,
    industry: values.industry ?? null,
    size: values.size ?? null,
    language: values.language ?? null,
    source: values.source ?? null,
    campaign: values.campaign ?? null,
    utm: origin.utm,
    need: values.need ?? null,
    product: values.product ?? null,
    amount: values.amount ?? null,
    currency: values.currency ?? null,
    consent: origin.consent,
    custom: values.custom ?? {},
    ownerId: origin.ownerId,
    teamId: origin.teamId,
    status: leadStates.initial,
    wakeOn: null,
    wokenAt: null,
    disqualifiedReason: null,
    nextStep: values.nextStep ?? null,
    nextStepOn: values.nextStepOn ?? null,
    capturedAt: origin.capturedAt.toISOString(),
    assignedAt: origin.ownerId === null ? null : origin.now.toISOString(),
    responseDueAt: due?.toISOString() ?? null,
    firstContactAt: null,
    lastContactAt: null,
    escalatedAt: null,
    importId: origin.importId,
    deletedAt: null,
    version: 1,
    updatedAt: origin.now.toISOString(),
  });
}

/** Written down more than a day after it came in, a lead starts no clock: nobody here could have answered it in time. */
function isLate({ capturedAt, now }: Origin): boolean {
  return now.getTime() - capturedAt.getTime() > 24 * 3_600_000;
}

/** Whose a lead is, and where it waits. */
export type Hands = { ownerId: string | null; teamId: string | null };

/** A fresh lead in the hands that the rules of sharing out chose. */
export function givenTo(lead: Lead, { ownerId, teamId }: Hands, now: Date): Lead {
  return { ...lead, ownerId, teamId, assignedAt: ownerId === null ? null : now.toISOString() };
}
