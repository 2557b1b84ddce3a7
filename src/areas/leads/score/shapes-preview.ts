import { z } from 'zod';
import { card, fault } from './shapes-card.ts';
import { engagementGrade, fitGrade, key, maybe, n, status, value } from './shapes-values.ts';

/** What would change with another card. */

/** Which card: given whole, by its id, or (neither) the draft. */
const whichCard = z.object({ card: card.optional(), cardId: z.uuid().optional() });

export const previewBody = whichCard;

const mover = z.object({
  id: z.uuid(),
  name: z.string(),
  company: z.string(),
  ownerName: maybe,
  status,
  before: n,
  after: n,
  fitBefore: fitGrade,
  fitAfter: fitGrade,
  engagementBefore: engagementGrade,
  engagementAfter: engagementGrade,
  reasons: z.array(z.object({ keys: z.array(key), points: n })).describe('Which facts moved it, most first.'),
});

export const preview = z.object({
  leads: n.describe('How many leads there are in your sight.'),
  looked: n.describe('How many of them were scored with both cards.'),
  exact: z.boolean().describe('False: looked at a sample; counts are as they were in it.'),
  up: n,
  down: n,
  same: n,
  gradeChanged: n,
  clampedLow: n,
  clampedHigh: n,
  histogram: z.array(z.object({ from: n, to: n, before: n, after: n })),
  fit: z.array(z.object({ before: fitGrade, after: fitGrade, leads: n })),
  engagement: z.array(z.object({ before: engagementGrade, after: engagementGrade, leads: n })),
  movers: z.object({ up: z.array(mover), down: z.array(mover) }),
  gone: z.array(z.string()),
  faults: z.array(fault).describe('While there are any nothing was scored.'),
});

export const tryBody = whichCard.extend({
  leadId: z.uuid().optional().describe('Start from this lead.'),
  values: z.record(z.string(), value).default({}).describe('By attribute key, laid over the lead’s own.'),
});

export const publishBody = z.object({
  over: z.uuid().describe('The card in use that was seen; refused when another is by now.'),
  version: n.optional().describe('The draft’s version that was seen.'),
  note: z.string().trim().max(2000).nullish(),
});
