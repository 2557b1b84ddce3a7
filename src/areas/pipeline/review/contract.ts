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
});
