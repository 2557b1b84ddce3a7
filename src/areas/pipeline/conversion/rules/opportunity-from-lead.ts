import { accept, type Outcome } from '../../../../kernel/outcome.ts';
import { later } from '../../rules/log-communication.ts';
import { newOpportunity, type Origin } from '../../rules/new-opportunity.ts';
import type { ContactRole, Opportunity, OpportunityValues } from '../../rules/opportunity.ts';

/** As much of a lead as an opportunity is made of. */
export type SourceLead = {
  id: string;
  name: string;
  company: string;
  emails: readonly string[];
  phones: readonly string[];
  product: string | null;
  amount: string | null;
  currency: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  score: number | null;
  lastContactAt: string | null;
};

/** What the person who converts says beside what the lead knows. */
export type Wish = Partial<
  Pick<
    OpportunityValues,
    'name' | 'amount' | 'currency' | 'expectedClose' | 'products' | 'nextStep' | 'nextStepOn'
  >
> & { role?: ContactRole | undefined };

/** What an opportunity is called when nobody says: whose it is, and what they want. */
export function nameFromLead(lead: Omit<SourceLead, 'lastContactAt'>): string {
  const who = lead.company || lead.name || lead.emails[0] || lead.phones[0] || '';
  return lead.product ? `${who} ${lead.product}` : who;
}

/** The opportunity that a qualified lead becomes: what was known goes along, what is said now goes before. */
export function opportunityFromLead(
  lead: SourceLead,
  wish: Wish,
  customer: { accountId: string | null; accountName: string; contactId: string | null },
  origin: Omit<Origin, 'leadId' | 'score'>,
): Outcome<Opportunity> {
  const nextStep = wish.nextStep === undefined ? lead.nextStep : wish.nextStep;
  const fresh = newOpportunity(
    {
      name: wish.name || nameFromLead(lead),
      accountId: customer.accountId,
      accountName: customer.accountName,
      people: involvedFrom(customer.contactId, wish.role),
      amount: wish.amount === undefined ? lead.amount : wish.amount,
      currency: wish.currency ?? lead.currency ?? origin.currency,
      expectedClose: wish.expectedClose ?? null,
      products: wish.products ?? (lead.product ? [lead.product] : []),
      nextStep,
      nextStepOn:
        wish.nextStep === undefined ? lead.nextStepOn : nextStep === null ? null : (wish.nextStepOn ?? null),
    },
    { ...origin, leadId: lead.id, score: lead.score },
  );
  // Its talks stand in the timeline: whoever spoke with the lead has spoken with this customer.
  return fresh.ok ? accept({ ...fresh.value, lastContactAt: lead.lastContactAt }) : fresh;
}

/**
 * An opportunity that was there already, joined by another lead: the contact comes along, and it is its source unless it has one.
 */
export function joinedByLead(
  opportunity: Opportunity,
  lead: SourceLead,
  contactId: string | null,
  role: ContactRole | undefined,
): Outcome<Opportunity> {
  const known = opportunity.people.some((one) => one.contactId === contactId);
  return accept({
    ...opportunity,
    people: known ? opportunity.people : [...opportunity.people, ...involvedFrom(contactId, role)],
    leadId: opportunity.leadId ?? lead.id,
    score: opportunity.leadId === null ? lead.score : opportunity.score,
    lastContactAt: later(opportunity.lastContactAt, lead.lastContactAt),
  });
}

function involvedFrom(contactId: string | null, role: ContactRole | undefined): Opportunity['people'] {
  return contactId === null ? [] : [{ contactId, role: role ?? 'influencer' }];
}
