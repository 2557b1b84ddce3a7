import { sql } from '../../platform/db/sql.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { type PastEvent, writePastEvents } from '../../platform/events/write-past.ts';
import { carryEvidence } from '../qualification/index.ts';
import type { PromiseRow } from './forecast/store.ts';
import type { Rate } from './rules/rates.ts';
import { insertPast, type PastOpportunity } from './store-past.ts';

/** What a lead became in the past. */
export type PastConversion = {
  /** The batch of its events. */
  id: string;
  leadId: string;
  opportunityId: string;
  accountId: string | null;
  contactId: string | null;
  madeAccount: boolean;
  byId: string;
  at: string;
};

/** A pipeline with all that happened in it: deals, how leads became them, what was promised and wanted, against whom, at which rates. */
export type PipelinePast = {
  competitors: readonly { id: string; name: string; note: string | null }[];
  rates: readonly (Rate & { base: string; setBy: string })[];
  opportunities: readonly PastOpportunity[];
  conversions: readonly PastConversion[];
  promises: readonly (PromiseRow & { byId: string; at: string })[];
  targets: readonly {
    id: string;
    personId: string | null;
    teamId: string | null;
    month: string;
    amount: string;
    setBy: string;
  }[];
  events: readonly PastEvent[];
};

/** Gives opportunities what their leads scored, where leads were scored after they had become opportunities. Run by Yaosu itself. */
export async function takeScores(tx: Transaction): Promise<void> {
  await tx.run(sql`
    update pipeline.opportunities o set score = s.score from leads.scores s where s.lead_id = o.lead_id and o.score is null`);
}

/**
 * Writes a whole past. Run by Yaosu itself, after the leads and customers it hangs on; trusts that it was made by the rules of this room.
 */
export async function writePipelinePast(tx: Transaction, past: PipelinePast): Promise<void> {
  const rows = (values: readonly object[]) => sql`${JSON.stringify(values)}::text::jsonb`;
  await tx.run(sql`
    insert into pipeline.competitors (id, name, note)
    select id, name, note from jsonb_to_recordset(${rows(past.competitors)}) as c(id uuid, name text, note text)`);
  await tx.run(sql`
    insert into pipeline.rates (base, currency, from_on, rate, set_by, set_at)
    select base, currency, "from", rate, "setBy", "from"
    from jsonb_to_recordset(${rows(past.rates)}) as r(base text, currency text, "from" date, rate numeric, "setBy" uuid)
    on conflict do nothing`);
  await insertPast(tx, past.opportunities);
  await tx.run(sql`
    insert into pipeline.conversions (id, lead_id, opportunity_id, account_id, contact_id, made_opportunity, made_account, made_contact, by_id, at)
    select id, "leadId", "opportunityId", "accountId", "contactId", true, "madeAccount", "madeAccount", "byId", at
    from jsonb_to_recordset(${rows(past.conversions)}) as c(id uuid, "leadId" uuid, "opportunityId" uuid, "accountId" uuid, "contactId" uuid,
      "madeAccount" boolean, "byId" uuid, at timestamptz)`);
  for (const { id, leadId, opportunityId } of past.conversions)
    carryEvidence(tx, { kind: 'lead', id: leadId }, { kind: 'opportunity', id: opportunityId }, id);
  await tx.run(sql`
    insert into pipeline.promises (id, person_id, team_id, month, kind, commit, best_case, pipeline, note, computed, deals, by_id, at)
    select id, "personId", "teamId", month, kind, commit, "bestCase", pipeline, note, computed, deals, "byId", at
    from jsonb_to_recordset(${rows(past.promises)}) as p(id uuid, "personId" uuid, "teamId" uuid, month date, kind text, commit numeric,
      "bestCase" numeric, pipeline numeric, note text, computed jsonb, deals jsonb, "byId" uuid, at timestamptz)`);
  await tx.run(sql`
    insert into pipeline.targets (id, person_id, team_id, month, amount, set_by)
    select id, "personId", "teamId", month, amount, "setBy"
    from jsonb_to_recordset(${rows(past.targets)}) as t(id uuid, "personId" uuid, "teamId" uuid, month date, amount numeric, "setBy" uuid)`);
  await writePastEvents(tx, past.events);
}
