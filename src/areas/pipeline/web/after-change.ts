import { api } from '../../../web/api/client.ts';
import { type AfterChange, useAfterChangeOf } from '../../../web/records/after-change.ts';

/** Everything on screen that may look different after an opportunity changed. */
const shown = [
  api.opportunity.list.key(),
  api.opportunity.board.key(),
  api.opportunity.total.key(),
  api.opportunity.calendar.key(),
  api.opportunity.read.key(),
  api.opportunity.timeline.key(),
  api.forecast.summary.key(),
  api.review.summary.key(),
  ['navigation'],
];

/** What follows an act: the screens read again, the reader is told, and may take it back. */
export function useAfterChange(): AfterChange {
  return useAfterChangeOf(shown, (batchId) => api.opportunity.undo({ body: { batchId } }));
}

export { inWords } from '../../../web/api/problem.ts';
