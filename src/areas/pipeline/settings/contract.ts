import { z } from 'zod';
import { contract } from '../../../platform/http/contract.ts';
import { contactWays } from '../rules/exit-conditions.ts';
import { contactRoles } from '../rules/opportunity.ts';
import { names } from '../shapes.ts';

const manage = { permission: 'pipeline.manage' } as const;
const n = z.number().int();
const text = (most: number) => z.string().max(most);
const currency = z.string().regex(/^[A-Z]{3}$/);

export const exitCondition = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    field: z
      .string()
      .regex(/^(accountId|amount|expectedClose|products|competitors|people|custom\.[a-z][a-z0-9_]{0,62})$/),
  }),
  z.object({ kind: z.literal('role'), role: z.enum(contactRoles), met: z.boolean() }),
  z.object({ kind: z.literal('contacted'), way: z.enum(contactWays), times: n.min(1).max(100) }),
  z.object({ kind: z.literal('nextStep') }),
  z.object({
    kind: z.literal('evidence'),
    dimension: text(60),
    state: z.enum(['indicated', 'confirmed']),
  }),
  z.object({ kind: z.literal('file') }),
  z.object({ kind: z.literal('milestone'), name: text(60) }),
]);

const stageValues = z.object({
  names,
  probability: n.min(0).max(100),
  exit: z.array(exitCondition).max(20),
  stepRequired: z.boolean(),
  usualStep: names.nullable(),
  staleDays: n.min(1).max(3650).nullable(),
});

const stage = stageValues.extend({ id: z.string() });
const pipeline = z.object({ id: z.string(), names, version: n, stages: z.array(stage) });

/** The endpoints of the pipeline's settings. */
export const pipelineSettingsContract = contract({
  read: {
    method: 'GET',
    path: '/api/pipelines',
    summary: 'The pipelines with their stages, the reasons for winning and losing, the competitors.',
    access: 'signedIn',
    response: z.object({
      base: z.string().describe('The company’s currency.'),
      today: z.string(),
      currencies: z.array(z.string()).describe('Those that have a rate today, the company’s own first.'),
      pipelines: z.array(pipeline),
      reasons: z.array(z.object({ id: z.string(), kind: z.enum(['won', 'lost']), names })),
      competitors: z.array(z.object({ id: z.string(), name: z.string(), note: z.string().nullable() })),
      milestones: z
        .array(z.object({ name: z.string(), names }))
        .describe('What exit conditions may ask of rooms further along.'),
    }),
  },
  create: {
    method: 'POST',
    path: '/api/pipelines',
    summary: 'Makes a pipeline.',
    access: manage,
    body: z.object({ names, stages: z.array(stageValues).max(50) }),
    response: pipeline,
    status: 201,
    errors: ['pipeline.nameless', 'pipeline.noStages', 'pipeline.tooManyStages', 'pipeline.falling'],
  },
  edit: {
    method: 'PUT',
    path: '/api/pipelines/:id',
    summary:
      'Changes a pipeline and its stages as a whole. Stages left out are deleted; opportunities standing there move where `moves` says.',
    access: manage,
    params: z.object({ id: z.uuid() }),
    body: z.object({
      version: n,
      names,
      stages: z.array(stageValues.extend({ id: z.uuid().optional() })).max(50),
      moves: z.record(z.uuid(), z.uuid()).optional(),
    }),
    response: pipeline,
    errors: [
      'record.stale',
      'pipeline.nameless',
      'pipeline.noStages',
      'pipeline.tooManyStages',
      'pipeline.falling',
      'pipeline.stageInUse',
      'pipeline.badMove',
    ],
  },
  delete: {
    method: 'DELETE',
    path: '/api/pipelines/:id',
    summary: 'Puts a pipeline away that has no open opportunities.',
    access: manage,
    params: z.object({ id: z.uuid() }),
    response: null,
    errors: ['record.notFound', 'pipeline.inUse', 'pipeline.last'],
  },
  restore: {
    method: 'POST',
    path: '/api/pipelines/:id/restore',
    summary: 'Undoes the deletion of a pipeline.',
    access: manage,
    params: z.object({ id: z.uuid() }),
    response: pipeline,
    errors: ['record.notFound'],
  },
  setReasons: {
    method: 'PUT',
    path: '/api/pipelines/reasons/:kind',
    summary: 'The reasons for winning or losing, in their order. Those left out are no longer offered.',
    access: manage,
    params: z.object({ kind: z.enum(['won', 'lost']) }),
    body: z.object({ items: z.array(z.object({ id: z.uuid().optional(), names })).max(50) }),
    response: z.object({ items: z.array(z.object({ id: z.string(), names })) }),
    errors: ['pipeline.nameless'],
  },
  setCompetitors: {
    method: 'PUT',
    path: '/api/pipelines/competitors',
    summary: 'The competitors. Those left out are no longer offered.',
    access: manage,
    body: z.object({
      items: z
        .array(
          z.object({
            id: z.uuid().optional(),
            name: z.string().trim().min(1).max(200),
            note: text(2000).nullish(),
          }),
        )
        .max(500),
    }),
    response: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), note: z.string().nullable() })),
    }),
    errors: ['pipeline.competitorTwice'],
  },
  rates: {
    method: 'GET',
    path: '/api/pipelines/rates',
    summary: 'Dated rates of other currencies, and the currencies that want one.',
    access: 'signedIn',
    response: z.object({
      base: z.string(),
      items: z.array(
        z.object({
          currency: z.string(),
          from: z.string(),
          rate: z.string(),
          setAt: z.string(),
          setBy: z.string().nullable(),
        }),
      ),
      missing: z
        .array(z.object({ currency: z.string(), count: n }))
        .describe('Currencies of opportunities without a rate for their day.'),
    }),
  },
  setRate: {
    method: 'PUT',
    path: '/api/pipelines/rates',
    summary:
      'Says what a currency is worth from a day on; amounts are reckoned anew. A rate of null takes that day’s away.',
    access: manage,
    body: z.object({ currency, from: z.iso.date(), rate: text(30).nullable() }),
    response: z.object({
      repriced: n.describe('Opportunities whose amount in the company’s currency changed.'),
    }),
    errors: ['pipeline.ownCurrency', 'pipeline.badRate'],
  },
});
