import { newId } from '../../../kernel/ids.ts';
import { accept, type Outcome, Refusal } from '../../../kernel/outcome.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { mostAtOnce } from '../../../platform/lists/lists.ts';
import { changeStatus, type StatusWish } from '../rules/change-status.ts';
import { editLead } from '../rules/edit-lead.ts';
import { giveLead, type Owner } from '../rules/give-lead.ts';
import { type Changes, changesBetween, type Lead, type LeadField, type LeadValues } from '../rules/lead.ts';
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

export type EditedMany = {
  /** Undoes it all; null when nothing changed. */
  batchId: string | null;
  changed: number;
  unchanged: number;
  /** Seen, but not the actor's to change. */
  readOnly: number;
  /** Not there for this actor. */
  notFound: number;
  /** Leads for which it is impossible, by reason. */
  refused: { code: string; count: number; ids: string[] }[];
};

/**
 * The same change to many leads, each decided by the same rules as alone; one event each, one batch for all. What can't be
 * changed is counted and said, never silently left out.
 *
 * @throws Refusal `lead.tooMany`, `lead.mayNotAssign`, `lead.noSuchOwner`, `request.invalid`.
 */
export async function editMany(tx: Transaction, ids: readonly string[], wish: ManyWish): Promise<EditedMany> {
  if (ids.length > mostAtOnce) throw new Refusal('lead.tooMany', { most: mostAtOnce });
  const isGiven = wish.ownerId !== undefined;
  if (isGiven && !may(tx.actor, 'leads.assign'))
    throw new Refusal('lead.mayNotAssign', {}, 'body.changes.ownerId');
  const values = await checkedValues(tx, wish.values ?? {});
  const owner = isGiven ? await ownerOf(tx, wish.ownerId ?? null) : undefined;
  const today = wish.status?.to === 'parked' ? await companyToday(tx) : '';
  const visible = await countVisible(tx, ids);
  const leads = (await loadLeads(tx, ids)).filter((lead) => lead.deletedAt === null);

  const saved: Lead[] = [];
  const told: { id: string; payload: { changes: Changes } }[] = [];
  const fields = new Set<LeadField>();
  const refused = new Map<string, string[]>();
  for (const lead of leads) {
    const decided = decide(lead, { owner, status: wish.status, values }, today, tx.now);
    if (!decided.ok) {
      const { code } = decided.refusal;
      refused.set(code, [...(refused.get(code) ?? []), lead.id]);
      continue;
    }
    const changes = changesBetween(lead, decided.value);
    if (Object.keys(changes).length === 0) continue;
    for (const field of Object.keys(changes))
      fields.add(field.startsWith('custom.') ? 'custom' : (field as LeadField));
    saved.push(decided.value);
    told.push({ id: lead.id, payload: { changes } });
  }
  const batchId = saved.length > 0 ? newId() : null;
  if (batchId) {
    // Given to another team, a lead leaves the actor's sight with this very statement.
    await tx.asSystem(() => saveLeads(tx, saved, [...fields]));
    await tellMany(tx, eventOf(wish), batchId, told);
  }
  const impossible = [...refused.values()].reduce((sum, some) => sum + some.length, 0);
  return {
    batchId,
    changed: saved.length,
    unchanged: leads.length - saved.length - impossible,
    readOnly: visible - leads.length,
    notFound: ids.length - visible,
    refused: [...refused].map(([code, some]) => ({ code, count: some.length, ids: some.slice(0, 20) })),
  };
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
