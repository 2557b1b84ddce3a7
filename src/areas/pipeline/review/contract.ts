import { z } from 'zod';
import { contract } from '../../../platform/http/contract.ts';
import { names } from '../shapes.ts';
import { changeKinds, decidedBy } from './kinds.ts';

const read = { permission: 'pipeline.read' } as const;
const n = z.number();
const maybe = z.string().nullable();
const day = z.iso.date();
const scope = z.object({
  ownerId: z.uuid().optional(),
  teamId: z.uuid().optional(),
  pipelineId: z.uuid().optional(),
});
const sum = z.object({ n, amount: z.string() });
const velocity = z
  .object({
    open: n,
    winRate: n,
    averageAmount: z.string(),
    averageDays: n,
    perDay: z.string(),
  })
  .nullable();

const share = z.object({
  n: n.describe('How many there were.'),
  yes: n.describe('How many of them were won, or went on.'),
  rate: n,
  low: n.describe('Lower end of the 95 % interval (Wilson).'),
  high: n,
  tells: z.boolean().describe('False when there are too few to tell.'),
});
const done = z.object({
  n,
  direct: n.describe('Visits, meetings and calls in this stage, on average.'),
  indirect: n,
  gap: n.nullable().describe('Median days between one contact and the next.'),
});

/** The endpoints of the pipeline review. Amounts are in the company's currency. */
export const reviewContract = contract({
  summary: {
    method: 'GET',
    path: '/api/pipeline-review',
    summary:
      'What changed since a day, what is stale, overdue or without a next step, coverage of the target, velocity.',
    access: read,
    query: scope.extend({
      since: day.describe('The first day that counts.'),
      from: day.describe('First day of the period that the target is for.'),
      until: day.describe('First day after it.'),
    }),
    response: z.object({
      base: z.string(),
      changes: z.record(z.enum(changeKinds), sum),
      open: sum,
      stale: sum,
      overdue: sum,
      noNextStep: sum,
      unpriced: n,
      due: sum.describe('Open and expected before the period ends.'),
      won: sum.describe('In the period.'),
      target: maybe,
      coverage: z
        .union([n, z.literal('reached')])
        .nullable()
        .describe('How many times what is due covers what is missing from the target.'),
      velocity,
      velocityBefore: velocity.describe('Of the 90 days before the last 90.'),
    }),
  },
  changes: {
    method: 'GET',
    path: '/api/pipeline-review/changes',
    summary: 'The opportunities behind one number of the review.',
    access: read,
    query: scope.extend({
      kind: z.enum(changeKinds),
      since: day,
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          accountName: z.string(),
          ownerName: maybe,
          fromStage: names.nullable(),
          stage: names.nullable(),
          fromAmount: maybe,
          amount: maybe,
          fromClose: maybe,
          close: maybe,
          state: z.string(),
        }),
      ),
    }),
  },
  funnel: {
    method: 'GET',
    path: '/api/pipeline-review/funnel',
    summary: 'How far the opportunities came that opened in a period.',
    access: read,
    query: scope.extend({ from: day, until: day }),
    response: z.object({
      pipelineId: z.string(),
      steps: z.array(
        z.object({
          stageId: z.string(),
          names: names.nullable().describe('Null for won.'),
          reached: n,
          amount: z.string(),
          ofAll: n.nullable(),
          ofPrevious: n.nullable(),
        }),
      ),
    }),
    errors: ['opportunity.noPipeline'],
  },
  cohorts: {
    method: 'GET',
    path: '/api/pipeline-review/cohorts',
    summary: 'Opportunities by the month they opened in: how many were won within how many months.',
    access: read,
    query: scope.extend({ from: day, until: day }),
    response: z.object({
      items: z.array(z.object({ month: z.string(), opened: n, won: n, lost: n, open: n, wonBy: z.array(n) })),
    }),
  },
  decided: {
    method: 'GET',
    path: '/api/pipeline-review/decided',
    summary:
      'Won and lost between two days, by person, team, reason, competitor or period: exact counts and sums.',
    access: read,
    query: scope.extend({
      by: z.enum(decidedBy),
      from: day,
      until: day.describe('The first day no longer counted.'),
      perQuarter: z.stringbool().default(false),
    }),
    response: z.object({
      base: z.string(),
      items: z.array(
        z.object({
          key: maybe,
          label: z.record(z.string(), z.string()).nullable(),
          quarter: maybe,
          won: n,
          lost: n,
          wonAmount: z.string(),
          lostAmount: z.string(),
        }),
      ),
    }),
  },
  contacts: {
    method: 'GET',
    path: '/api/pipeline-review/contacts',
    summary:
      'Direct against indirect contact: how often deals decided in a period were won, and went on from each stage, by how they were in contact.',
    access: read,
    query: scope.extend({ from: day, until: day.describe('The first day no longer counted.') }),
    response: z.object({
      pipelineId: z.string(),
      decided: n,
      byCount: z.array(z.object({ key: z.string(), share })),
      byMix: z.array(z.object({ key: z.string(), share })),
      gaps: z.object({ won: n.nullable(), lost: n.nullable() }),
      stages: z.array(
        z.object({
          stageId: z.string(),
          names,
          moved: done.describe('Those that went on from it.'),
          lost: done.describe('Those that were lost in it.'),
          withDirect: share,
          onlyIndirect: share,
          difference: z.object({ value: n, low: n, high: n, tells: z.boolean() }).nullable(),
        }),
      ),
    }),
    errors: ['opportunity.noPipeline'],
  },
  contactRows: {
    method: 'GET',
    path: '/api/pipeline-review/contacts/rows',
    summary: 'The deals behind one number of direct against indirect contact.',
    access: read,
    query: scope.extend({
      from: day,
      until: day,
      part: z.enum(['count', 'mix', 'way', 'stage']),
      key: z.string().max(40).describe('The group; of `way` and `stage` the stage.'),
      of: z.enum(['direct', 'indirect', 'moved', 'lost']).optional(),
      yes: z.stringbool().optional().describe('Only those won or gone on (true), or the others (false).'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({
      base: z.string(),
      total: n,
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          accountName: z.string(),
          ownerName: maybe,
          state: z.string(),
          closedOn: z.string(),
          amount: maybe,
          direct: n,
          indirect: n,
        }),
      ),
    }),
  },
});
