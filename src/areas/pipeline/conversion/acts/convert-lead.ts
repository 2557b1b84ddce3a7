import { newId } from '../../../../kernel/ids.ts';
import { must, Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { attachHistory } from '../../../customers/index.ts';
import { type TakenLead, takeQualifiedLead } from '../../../leads/index.ts';
import { carryEvidence } from '../../../qualification/index.ts';
import { tellOpened } from '../../acts/open-opportunity.ts';
import { type Ground, pipelineIn, priced } from '../../ground.ts';
import { type ContactRole, changesBetween, type Opportunity } from '../../rules/opportunity.ts';
import { cleanValues } from '../../rules/opportunity-values.ts';
import { insertOpportunity, loadGround, loadOpportunity, saveOpportunity } from '../../store.ts';
import { tellOpportunity } from '../../tell-opportunity.ts';
import { joinedByLead, opportunityFromLead } from '../rules/opportunity-from-lead.ts';
import { type Conversion, conversionOfLead, insertConversion } from '../store.ts';
import { type Customer, type CustomerWish, customerFor } from './customer-for.ts';

export type ConvertWish = CustomerWish & {
  leadId: string;
  /** Join this opportunity instead of opening one. */
  opportunityId?: string | undefined;
  name?: string | null | undefined;
  amount?: string | null | undefined;
  currency?: string | null | undefined;
  expectedClose?: string | null | undefined;
  products?: string[] | null | undefined;
  nextStep?: string | null | undefined;
  nextStepOn?: string | null | undefined;
  /** What part the lead's person plays. */
  role?: ContactRole | undefined;
  pipelineId?: string | undefined;
  stageId?: string | undefined;
};

export type Converted = {
  /** Undoes it all. */
  conversionId: string;
  opportunityId: string;
  accountId: string | null;
  contactId: string | null;
  /** It was done before: this is what became of it. */
  already: boolean;
};

/**
 * Makes an opportunity, its account and its contact of a qualified lead, or joins those that are there, in one act: score, evidence,
 * communications and files go along. Twice makes one.
 *
 * @throws Refusal `record.notFound`, `lead.notQualified`, `lead.readOnly`, `account.duplicate`, `contact.duplicate`,
 *   `conversion.otherAccount`, and what opening an opportunity refuses.
 */
export async function convertLead(tx: Transaction, wish: ConvertWish): Promise<Converted> {
  const batchId = newId();
  const lead = await takeQualifiedLead(tx, wish.leadId, batchId);
  if (lead === null) return already(await conversionOfLead(tx, wish.leadId));
  const customer = await customerFor(tx, lead, wish);
  const ground = await loadGround(tx);
  const opportunity = wish.opportunityId
    ? await join(tx, lead, wish, customer, batchId)
    : open(tx, lead, wish, customer, ground, batchId);

  const { accountId, contactId } = customer;
  const of = { kind: 'lead', id: lead.id };
  if (accountId) attachHistory(tx, { accountId, of });
  if (contactId) attachHistory(tx, { contactId, of });
  insertConversion(tx, {
    id: batchId,
    leadId: lead.id,
    opportunityId: opportunity.id,
    accountId,
    contactId,
    madeOpportunity: !wish.opportunityId,
    madeAccount: customer.madeAccount,
    madeContact: customer.madeContact,
  });
  carryEvidence(tx, of, { kind: 'opportunity', id: opportunity.id }, batchId);
  tellOpportunity(
    tx,
    'opportunity.leadConverted',
    opportunity.id,
    { leadId: lead.id, accountId, contactId, began: !wish.opportunityId },
    { batchId },
  );
  return { conversionId: batchId, opportunityId: opportunity.id, accountId, contactId, already: false };
}

/** @throws Refusal `lead.notQualified` for one that was marked as converted before there were opportunities */
function already(conversion: Conversion | null): Converted {
  if (!conversion) throw new Refusal('lead.notQualified', { status: 'converted' });
  const { id, opportunityId, accountId, contactId } = conversion;
  return { conversionId: id, opportunityId, accountId, contactId, already: true };
}

function open(
  tx: Transaction,
  lead: TakenLead,
  wish: ConvertWish,
  customer: Customer,
  ground: Ground,
  batchId: string,
): Opportunity {
  const { name, amount, currency, expectedClose, products, nextStep, nextStepOn } = wish;
  const { values, problems } = cleanValues({
    name,
    amount,
    currency,
    expectedClose,
    products,
    nextStep,
    nextStepOn,
  });
  const [problem] = problems;
  if (problem) throw new Refusal(problem.code, problem.facts, problem.field);
  const fresh = must(
    opportunityFromLead(lead, { ...values, role: wish.role }, customer, {
      id: newId(),
      now: tx.now,
      openedAt: tx.now,
      pipeline: pipelineIn(ground, wish.pipelineId ?? null),
      stageId: wish.stageId,
      ownerId: lead.ownerId ?? tx.actor.id,
      teamId: lead.teamId,
      currency: ground.base,
    }),
  );
  const opportunity = priced(ground, null, fresh);
  insertOpportunity(tx, opportunity);
  tellOpened(tx, opportunity, batchId);
  return opportunity;
}

async function join(
  tx: Transaction,
  lead: TakenLead,
  wish: ConvertWish,
  customer: Customer,
  batchId: string,
): Promise<Opportunity> {
  const before = await loadOpportunity(tx, wish.opportunityId!);
  if (before.accountId !== null && before.accountId !== customer.accountId)
    throw new Refusal('conversion.otherAccount', {}, 'body.opportunityId');
  const joined = must(joinedByLead(before, lead, customer.contactId, wish.role));
  const after =
    before.accountId === null
      ? { ...joined, accountId: customer.accountId, accountName: customer.accountName }
      : joined;
  saveOpportunity(tx, before, after);
  tellOpportunity(
    tx,
    'opportunity.edited',
    before.id,
    { changes: changesBetween(before, after) },
    { batchId },
  );
  return after;
}
