import { z } from 'zod';
import { contract } from '../../../platform/http/contract.ts';
import { names } from '../shapes.ts';

const read = { permission: 'pipeline.read' } as const;
const n = z.number();
const maybe = z.string().nullable();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/, 'The first day of a month.');
const amount = z.string().max(40);

const totals = z.object({
  won: z.string(),
  commit: z.string(),
  bestCase: z.string(),
  pipeline: z.string(),
  weighted: z.string(),
});
const promises = z.object({ commit: z.string(), bestCase: z.string(), pipeline: z.string() });
const promise = promises.extend({
  id: z.string(),
  personId: z.string(),
  personName: maybe,
  month: z.string(),
  kind: z.enum(['submitted', 'adjusted']),
  note: maybe,
  computed: totals,
  byId: z.string(),
  byName: maybe,
  at: z.string(),
});

const scope = z.object({
  scope: z.enum(['company', 'team', 'person']),
  id: z.uuid().optional().describe('Of the team or person.'),
});

const simulated = z.object({
  months: z.number().int(),
  madeAt: z.string(),
  from: z.string(),
  until: z.string(),
  p10: n,
  p50: n,
  p90: n,
  ventiles: z.array(n).describe('The 5th, 10th … 95th of a hundred futures.'),
  stages: z.array(z.object({ stageId: z.string(), names, deals: n, full: n, expected: n })),
  coming: z.object({ deals: n, expected: n }),
  bottomUp: n,
  experience: n.describe('Factor by which such sums were off before.'),
  pace: n.nullable(),
  season: n,
  paceShare: n.describe('How much the usual pace counts beside the deals, 0 … 1.'),
  periods: n.describe('Past periods that the band is learned from.'),
});
const trial = z.object({ today: z.string(), until: z.string(), p10: n, p50: n, p90: n, actual: n, naive: n });

/** The endpoints of the forecast. Estimates are numbers in the company's currency; what is counted is decimal text. */
export const forecastContract = contract({
  summary: {
    method: 'GET',
    path: '/api/forecast',
    summary:
      'What a period will bring by what its deals say, what people promised, and what is wanted: person by person.',
    access: read,
    query: z.object({ from: month, until: month.describe('The first day of the month after.') }),
    response: z.object({
      base: z.string(),
      people: z.array(
        z.object({
          personId: maybe,
          name: maybe,
          teamId: maybe,
          teamName: maybe,
          deals: n,
          unpriced: n,
          totals,
          computed: promises,
          submitted: promise.nullable(),
          adjusted: promise.nullable(),
          counts: promises.describe('What counts of it: adjusted, else submitted, else computed.'),
          target: maybe,
        }),
      ),
      totals,
      counts: promises,
      target: maybe.describe('The company’s or the teams’ own, else the sum of the persons’.'),
    }),
  },
  submit: {
    method: 'POST',
    path: '/api/forecast/promises',
    summary: 'Submits what you promise for a month. Every submission stays as a snapshot.',
    access: { permission: 'pipeline.write' },
    body: z.object({
      month,
      commit: amount,
      bestCase: amount,
      pipeline: amount,
      note: z.string().max(2000).nullish(),
    }),
    response: z.object({ id: z.string(), computed: promises }),
    status: 201,
    errors: ['forecast.badAmount', 'forecast.shrinking'],
  },
  adjust: {
    method: 'POST',
    path: '/api/forecast/adjustments',
    summary: 'A manager’s own view of what somebody promised, with the reason.',
    access: { permission: 'forecast.manage' },
    body: z.object({
      personId: z.uuid(),
      month,
      commit: amount,
      bestCase: amount,
      pipeline: amount,
      reason: z.string().max(2000),
    }),
    response: z.object({ id: z.string(), computed: promises }),
    status: 201,
    errors: [
      'record.notFound',
      'forecast.notBelow',
      'forecast.reasonMissing',
      'forecast.badAmount',
      'forecast.shrinking',
    ],
  },
  history: {
    method: 'GET',
    path: '/api/forecast/promises',
    summary: 'Everything promised for a month by one person, and every adjustment, latest first.',
    access: read,
    query: z.object({ personId: z.uuid(), month }),
    response: z.object({ items: z.array(promise) }),
  },
  snapshot: {
    method: 'GET',
    path: '/api/forecast/promises/:id',
    summary: 'One promise with the deals behind it as they stood at that moment.',
    access: read,
    params: z.object({ id: z.uuid() }),
    response: promise.extend({
      deals: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          accountName: z.string(),
          state: z.string(),
          category: z.string(),
          baseAmount: maybe,
          probability: n,
          expectedClose: maybe,
        }),
      ),
    }),
    errors: ['record.notFound'],
  },
  setTarget: {
    method: 'PUT',
    path: '/api/forecast/targets',
    summary: 'Says what is wanted of a person, a team or the company in a month.',
    access: { permission: 'forecast.manage' },
    body: z.object({
      personId: z.uuid().nullish(),
      teamId: z.uuid().nullish(),
      month,
      amount: amount.nullable(),
    }),
    response: null,
    errors: ['record.notFound', 'forecast.notBelow', 'forecast.badAmount'],
  },
  simulated: {
    method: 'GET',
    path: '/api/forecast/simulated',
    summary:
      'The distribution simulated from the company’s own stage conversion and timing, where it comes from, and how right it was.',
    access: read,
    query: scope,
    response: z.object({
      base: z.string(),
      state: z.enum(['ready', 'making', 'tooLittle']).describe('`making`: ask again in a few seconds.'),
      forecasts: z.array(simulated),
      trials: z.array(z.object({ months: z.number().int(), items: z.array(trial) })),
    }),
    errors: ['record.notFound', 'forecast.otherScope'],
  },
});
