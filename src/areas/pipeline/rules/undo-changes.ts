import { type Changes, takeBack } from '../../../kernel/changes.ts';
import type { Opportunity } from './opportunity.ts';

/** What undoing leaves: the opportunity, and the fields that someone has changed since and that therefore stay. */
export type Undone = { opportunity: Opportunity; kept: string[] };

/** Fields that only make sense together: they go back together or not at all. */
const together = [
  [
    'state',
    'pipelineId',
    'stageId',
    'stageSince',
    'furthestStageId',
    'closedOn',
    'closeReasonId',
    'competitorId',
    'closeNote',
  ],
  ['accountId', 'accountName'],
  ['nextStep', 'nextStepOn'],
  ['amount', 'currency', 'baseAmount'],
  ['expectedClose', 'slips', 'slippedAt'],
] as const;

/** Moved by every sign of life; they never keep an act from being taken back. */
const following = ['touchedAt', 'staleAt', 'lastContactAt'];

/** Takes changes back, field by field, where nobody has changed them since. */
export function undoChanges(opportunity: Opportunity, changes: Changes): Undone {
  const { record, kept } = takeBack(opportunity, changes, together);
  return { opportunity: record, kept: kept.filter((field) => !following.includes(field)) };
}
