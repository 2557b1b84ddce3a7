import { sql } from '../../../platform/db/sql.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** How a lead became an opportunity. */
export type Conversion = {
  id: string;
  leadId: string;
  opportunityId: string;
  accountId: string | null;
  contactId: string | null;
  madeOpportunity: boolean;
  madeAccount: boolean;
  madeContact: boolean;
  undoneAt: string | null;
};

const columns = sql`v.id, v.lead_id as "leadId", v.opportunity_id as "opportunityId", v.account_id as "accountId",
  v.contact_id as "contactId", v.made_opportunity as "madeOpportunity", v.made_account as "madeAccount",
  v.made_contact as "madeContact", v.undone_at as "undoneAt"`;

/** What became of a lead, whoever did it; null while nothing did. */
export function conversionOfLead(tx: Transaction, leadId: string): Promise<Conversion | null> {
  return tx.asSystem(() =>
    tx.maybe(
      sql<Conversion>`select ${columns} from pipeline.conversions v where v.lead_id = ${leadId} and v.undone_at is null`,
    ),
  );
}

/** The conversion as the actor sees it, locked. @throws Refusal `record.notFound` */
export function loadConversion(tx: Transaction, id: string): Promise<Conversion> {
  return tx.one(sql<Conversion>`select ${columns} from pipeline.conversions v where v.id = ${id} for update`);
}

export function insertConversion(tx: Transaction, conversion: Omit<Conversion, 'undoneAt'>): void {
  const { id, leadId, opportunityId, accountId, contactId, madeOpportunity, madeAccount, madeContact } =
    conversion;
  tx.later(sql`
    insert into pipeline.conversions (id, lead_id, opportunity_id, account_id, contact_id, made_opportunity, made_account, made_contact, by_id, at)
    values (${id}, ${leadId}, ${opportunityId}, ${accountId}, ${contactId}, ${madeOpportunity}, ${madeAccount}, ${madeContact},
      ${tx.actor.id}, ${tx.now})`);
}

export function markUndone(tx: Transaction, id: string): void {
  tx.later(sql`update pipeline.conversions set undone_at = ${tx.now} where id = ${id}`);
}

/** What stands in the way of taking a conversion back. */
export type Dependents = {
  /** What happened to the opportunity, account or contact since, by kind of record. */
  events: { kind: string; n: number }[];
  /** Other opportunities of the account or contact that the conversion made, and other contacts of that account. */
  opportunities: number;
  contacts: number;
};

/** Looks at everything there is, whoever may see it: what depends on something keeps it, also in another's hands. */
export function dependentsOf(tx: Transaction, conversion: Conversion): Promise<Dependents> {
  const { id, opportunityId, accountId, contactId, madeOpportunity, madeAccount, madeContact } = conversion;
  const made = [
    ...(madeOpportunity ? [opportunityId] : []),
    ...(madeAccount && accountId ? [accountId] : []),
    ...(madeContact && contactId ? [contactId] : []),
  ];
  return tx.asSystem(() =>
    tx.one(sql<Dependents>`
      select coalesce((select jsonb_agg(to_jsonb(c)) from (
          select e.subject_kind as kind, count(*) as n from platform.events e
          where e.subject_id = any(${made}::uuid[]) and e.via <> 'system' and e.batch_id is distinct from ${id}::uuid
            and e.seq > (select max(b.seq) from platform.events b where b.batch_id = ${id} and b.type = 'opportunity.leadConverted')
          group by 1) c), '[]') as events,
        (select count(*) from pipeline.opportunities o where o.deleted_at is null and o.id <> ${opportunityId} and (
          ${madeAccount} and o.account_id = ${accountId}::uuid
          or ${madeContact} and exists (select 1 from pipeline.involved i where i.opportunity_id = o.id and i.contact_id = ${contactId}::uuid))) as opportunities,
        (select count(*) from customers.contacts c where ${madeAccount} and c.account_id = ${accountId}::uuid
          and c.id is distinct from ${contactId}::uuid and c.deleted_at is null) as contacts`),
  );
}
