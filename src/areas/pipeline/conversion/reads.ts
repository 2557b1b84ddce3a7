import { type Query, sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { SourceLead } from './rules/opportunity-from-lead.ts';

export type LeadFacts = Omit<SourceLead, 'emails' | 'phones' | 'lastContactAt'> & {
  emails: string[];
  phones: string[];
  status: string;
  title: string | null;
  region: string | null;
  address: string | null;
  wechat: string | null;
  ownerName: string | null;
};

/** What is known of a lead that may be converted. @throws Refusal `record.notFound` */
export function leadFacts(tx: Transaction, id: string): Promise<LeadFacts> {
  return tx.one(sql<LeadFacts>`
    select l.id, l.name, l.company, l.emails, l.phones, l.product, l.amount, l.currency, l.next_step as "nextStep",
      l.next_step_on as "nextStepOn", l.status, l.title, l.region, l.address, l.wechat,
      (select s.score from leads.scores s where s.lead_id = l.id) as score,
      (select p.name from people.people p where p.id = l.owner_id) as "ownerName"
    from leads.leads l where l.id = ${id} and l.deleted_at is null`);
}

export type OpenOpportunity = {
  id: string;
  name: string;
  accountId: string;
  amount: string | null;
  currency: string | null;
  ownerName: string | null;
};

/** Open opportunities of these accounts, as the actor sees them. */
export function openOpportunitiesOf(
  tx: Transaction,
  accountIds: readonly string[],
): Promise<OpenOpportunity[]> {
  return tx.all(sql<OpenOpportunity>`
    select o.id, o.name, o.account_id as "accountId", o.amount, o.currency,
      (select p.name from people.people p where p.id = o.owner_id) as "ownerName"
    from pipeline.opportunities o
    where o.account_id = any(${accountIds}::uuid[]) and o.state = 'open' and o.deleted_at is null
    order by o.updated_at desc limit 20`);
}

export type LeadOutcome = {
  conversionId: string;
  opportunityId: string | null;
  opportunityName: string | null;
  accountId: string | null;
  accountName: string | null;
  at: string;
  byName: string | null;
};

/** What became of a lead, as far as the actor sees it. */
export function outcomeOfLead(leadId: string): Query<LeadOutcome> {
  return sql<LeadOutcome>`
    select v.id as "conversionId", o.id as "opportunityId", o.name as "opportunityName", a.id as "accountId", a.name as "accountName",
      v.at, (select p.name from people.people p where p.id = v.by_id) as "byName"
    from pipeline.conversions v
    left join pipeline.opportunities o on o.id = v.opportunity_id and o.deleted_at is null
    left join customers.accounts a on a.id = v.account_id and a.deleted_at is null
    where v.lead_id = ${leadId} and v.undone_at is null`;
}
