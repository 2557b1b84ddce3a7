import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { type Mark, markEvidence } from '../../qualification/index.ts';
import { afterCommunication, type Communication } from '../rules/log-communication.ts';
import { changesBetween } from '../rules/opportunity.ts';
import { loadGround, loadOpportunity, lookUp, saveOpportunity } from '../store.ts';
import { tellOpportunity } from '../tell-opportunity.ts';
import type { Saved } from './save-change.ts';

export type TypedCommunication = Omit<Communication, 'at'> & {
  at?: string | undefined;
  evidence?: Mark[] | undefined;
};

/** Logs a call, visit, meeting, mail or message about an opportunity; reaching the customer is a sign of life. */
export async function logCommunication(
  tx: Transaction,
  id: string,
  { evidence = [], ...input }: TypedCommunication,
): Promise<Saved & { communicationId: string }> {
  const at = input.at ? new Date(input.at) : tx.now;
  if (at > tx.now) throw new Refusal('opportunity.communicationAhead', { at: at.toISOString() }, 'body.at');
  const communication = { ...input, at: at.toISOString() };
  const before = await loadOpportunity(tx, id);
  await refuseStrangers(
    tx,
    communication.contactIds,
    before.people.map((one) => one.contactId),
  );
  const { pipelines } = await loadGround(tx);
  const stage = pipelines
    .find((one) => one.id === before.pipelineId)
    ?.stages.find((one) => one.id === before.stageId) ?? { staleDays: null };
  const after = afterCommunication(before, communication, stage);
  const changes = changesBetween(before, after);
  saveOpportunity(tx, before, after);
  const [communicationId, batchId] = [newId(), newId()];
  const { kind, direction, direct, outcome, said, contactIds, mail } = communication;
  tellOpportunity(
    tx,
    'opportunity.contacted',
    id,
    { communicationId, kind, direction, direct, outcome, said, contactIds, ...(mail && { mail }), changes },
    { batchId, at: communication.at },
  );
  await markEvidence(tx, { kind: 'opportunity', id }, evidence, {
    communicationId,
    batchId,
    at: communication.at,
  });
  return { id, version: before.version + 1, batchId, changes, communicationId };
}

/** Whoever took part is involved already, or a contact that the actor sees. */
async function refuseStrangers(
  tx: Transaction,
  taken: readonly string[],
  involved: readonly string[],
): Promise<void> {
  const others = taken.filter((id) => !involved.includes(id));
  if (others.length === 0) return;
  const { contacts } = await lookUp(tx, null, others, []);
  const stranger = taken.findIndex((id) => others.includes(id) && !contacts.includes(id));
  if (stranger >= 0) throw new Refusal('opportunity.noSuchContact', {}, `body.contactIds.${stranger}`);
}
