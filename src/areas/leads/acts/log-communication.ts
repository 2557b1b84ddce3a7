import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { type Mark, markEvidence } from '../../qualification/index.ts';
import { changesBetween } from '../rules/lead.ts';
import { afterCommunication, type Communication } from '../rules/log-communication.ts';
import { noteDealing } from '../score/keep-scores.ts';
import { loadLead, saveLead } from '../store.ts';
import { tellLead } from '../tell-lead.ts';
import type { Saved } from './save-change.ts';

/** Logs a call, visit, meeting, mail or message; reaching the person stops the clock and starts the work. */
export async function logCommunication(
  tx: Transaction,
  id: string,
  {
    evidence = [],
    ...input
  }: Omit<Communication, 'at'> & { at?: string | undefined; evidence?: Mark[] | undefined },
): Promise<Saved & { communicationId: string }> {
  const at = input.at ? new Date(input.at) : tx.now;
  if (at > tx.now) throw new Refusal('lead.communicationAhead', { at: at.toISOString() }, 'body.at');
  const communication = { ...input, at: at.toISOString() };
  const lead = await loadLead(tx, id);
  const after = afterCommunication(lead, communication);
  const changes = changesBetween(lead, after);
  const { kind, direction, direct, outcome, said, asked = [], mail } = communication;
  await noteDealing(tx, id, { type: 'lead.contacted', at: at.getTime(), kind, direction, outcome, asked });
  saveLead(tx, lead, after);
  const [communicationId, batchId] = [newId(), newId()];
  tellLead(
    tx,
    'lead.contacted',
    id,
    {
      communicationId,
      kind,
      direction,
      direct,
      outcome,
      said,
      ...(asked.length > 0 && { asked }),
      ...(mail && { mail }),
      changes,
    },
    { batchId, at: communication.at },
  );
  await markEvidence(tx, { kind: 'lead', id }, evidence, { communicationId, batchId, at: communication.at });
  return { id, version: lead.version + 1, batchId, changes, communicationId };
}
