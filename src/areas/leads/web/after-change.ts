import { api } from '../../../web/api/client.ts';
import { type AfterChange, useAfterChangeOf } from '../../../web/records/after-change.ts';

/** Everything on screen that may look different after a lead changed. */
const shown = [
  api.lead.list.key(),
  api.lead.board.key(),
  api.lead.counts.key(),
  api.lead.total.key(),
  api.lead.work.key(),
  api.lead.read.key(),
  api.lead.readCounts.key(),
  api.lead.timeline.key(),
  api.score.ofLead.key(),
  api.score.history.key(),
  ['navigation'],
];

/** What follows an act: the screens read again, the reader is told, and may take it back. */
export function useAfterChange(): AfterChange {
  return useAfterChangeOf(shown, (batchId) => api.lead.undo({ body: { batchId } }));
}
