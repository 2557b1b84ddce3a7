import { accept, type Outcome, Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { atMost, type EditedMany, editEach } from '../../../platform/lists/edit-each.ts';
import { changeStatus, type StatusWish } from '../rules/change-status.ts';
import { editLead } from '../rules/edit-lead.ts';
import { giveLead, type Owner } from '../rules/give-lead.ts';
import type { Lead, LeadField, LeadValues } from '../rules/lead.ts';
import type { TypedValues } from '../rules/lead-values.ts';
import { companyToday, countVisible, loadLeads, saveLeads, tellMany } from '../store.ts';
import { ownerOf } from './assign-lead.ts';
import { checkedValues } from './checked-values.ts';

export type ManyWish = {
  /** Null takes them from everyone; left out, they stay whose they are. */
  ownerId?: string | null | undefined;
  status?: StatusWish | undefined;
  values?: TypedValues | undefined;
};

/**
 * The same change to many leads, each decided by the same rules as alone; one event each, one batch for all. What can't be
 * changed is counted and said, never silently left out.
 *
 * @throws Refusal `lead.tooMany`, `lead.mayNotAssign`, `lead.noSuchOwner`, `request.invalid`.
 */
export async function editMany(tx: Transaction, ids: readonly string[], wish: ManyWish): Promise<EditedMany> {
  atMost(ids, 'lead.tooMany');
  const isGiven = wish.ownerId !== undefined;
  if (isGiven && !may(tx.actor, 'leads.assign'))
    throw new Refusal('lead.mayNotAssign', {}, 'body.changes.ownerId');
  const values = await checkedValues(tx, wish.values ?? {});
  const owner = isGiven ? await ownerOf(tx, wish.ownerId ?? null) : undefined;
  const today = wish.status?.to === 'parked' ? await companyToday(tx) : '';
  return editEach(tx, ids, {
    visible: await countVisible(tx, ids),
    records: (await loadLeads(tx, ids)).filter((lead) => lead.deletedAt === null),
    decide: (lead) => decide(lead, { owner, status: wish.status, values }, today, tx.now),
    save: (edited, fields) =>
      saveLeads(
        tx,
        edited.map(({ after }) => after),
        fields as LeadField[],
      ),
    tell: (batchId, told) => tellMany(tx, eventOf(wish), batchId, told),
  });
}

type Decision = {
  owner: Owner | null | undefined;
  status: StatusWish | undefined;
  values: Partial<LeadValues>;
};

function decide(lead: Lead, { owner, status, values }: Decision, today: string, now: Date): Outcome<Lead> {
  const given = owner === undefined ? lead : giveLead(lead, owner, now);
  const moved = status && status.to !== lead.status ? changeStatus(given, status, today) : accept(given);
  return moved.ok && Object.keys(values).length > 0 ? editLead(moved.value, values) : moved;
}

function eventOf({
  ownerId,
  status,
  values,
}: ManyWish): 'lead.edited' | 'lead.assigned' | 'lead.statusChanged' {
  if (values && Object.keys(values).length > 0) return 'lead.edited';
  if (ownerId !== undefined) return 'lead.assigned';
  return status ? 'lead.statusChanged' : 'lead.edited';
}
