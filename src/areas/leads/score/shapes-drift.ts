import { z } from 'zod';
import { leadStates } from '../rules/lead-states.ts';
import { attribute } from './shapes.ts';

const n = z.number().int();

/** How leads lie in the bins of the card in use, against how they lay. */
export const drift = z.object({
  days: n,
  cardId: z.uuid(),
  attributes: z
    .array(
      z.object({
        attribute,
        psi: z.number().describe('Population stability index; above 0.25 they have become others.'),
        byChance: z
          .boolean()
          .describe('So many leads differ by as much one time in twenty though nothing has changed.'),
        against: z
          .enum(['training', 'before'])
          .describe(
            'Compared with the leads the card was learned from, or with the same length of time before.',
          ),
        before: n.describe('How many leads are compared with.'),
        now: n.describe('How many leads of this time were looked at.'),
        bins: z.array(
          z.object({
            bin: n.describe(
              '0 missing; for categories 1 is other; then the bins of the card in their order.',
            ),
            before: n,
            now: n,
          }),
        ),
      }),
    )
    .describe('What moved most comes first; attributes that exist no more are left out.'),
});

export const driftAsk = z.object({
  days: z.coerce.number().int().min(7).max(1825).default(180),
  key: z.string().min(1).max(80),
  bin: z.coerce.number().int().min(0).max(300),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const driftLead = z.object({
  id: z.uuid(),
  name: z.string(),
  company: z.string(),
  ownerName: z.string().nullable(),
  status: z.enum(leadStates.states),
  at: z.string().describe('When it came in; of measures and days when it ended.'),
  value: z.union([z.number(), z.string(), z.null()]),
});
