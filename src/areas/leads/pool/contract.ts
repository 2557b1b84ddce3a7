import { z } from 'zod';
import { contract } from '../../../platform/http/contract.ts';
import { leadStates } from '../rules/lead-states.ts';
import { version } from '../shapes.ts';

const write = { permission: 'leads.write' } as const;
const maybe = z.string().nullable();
const n = z.number().int();
const one = z.object({ id: z.uuid() });
const text = z.string().trim().max(200).optional();
const status = z.enum(leadStates.states);

const settings = z.object({
  takeBack: z.boolean().describe('Whether leads that nobody speaks with go to the pool by themselves.'),
  idleDays: n.min(1).max(3650),
  warnDays: n.min(0).max(90),
  statuses: z
    .array(z.enum(['new', 'working', 'qualified']))
    .min(1)
    .max(3),
  claimsPerDay: n.min(0).max(10_000).nullable().describe('null: no limit.'),
  holdAtMost: n.min(0).max(100_000).nullable().describe('null: no limit.'),
  coolingDays: n.min(0).max(3650),
});

/** The shared pool (公海), and looking up before work (查重). */
export const poolContract = contract({
  list: {
    method: 'GET',
    path: '/api/leads/pool',
    summary: 'Leads in the shared pool, latest first; contact details are masked until claimed.',
    access: write,
    query: z.object({
      q: text.describe('Part of the company’s name.'),
      region: text,
      industry: text,
      source: text,
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          company: z.string(),
          name: z.string().describe('Masked.'),
          title: maybe,
          phone: maybe.describe('Masked.'),
          email: maybe.describe('Masked.'),
          hasWechat: z.boolean(),
          region: maybe,
          industry: maybe,
          size: maybe,
          source: maybe,
          product: maybe,
          need: maybe.describe('Without numbers, addresses and accounts.'),
          amount: maybe,
          currency: maybe,
          status,
          capturedAt: z.string(),
          lastContactAt: maybe,
          since: z.string(),
          cause: z.enum(['putBack', 'takenBack']),
          reason: maybe,
          fromName: maybe,
          gaveUpAt: maybe.describe('When you yourself gave it up or lost it.'),
        }),
      ),
      next: maybe,
    }),
    errors: ['paging.badCursor'],
  },
  claim: {
    method: 'POST',
    path: '/api/leads/pool/:id/claim',
    summary: 'Takes a lead out of the pool for yourself.',
    access: write,
    params: one,
    response: z.object({ id: z.uuid(), version: n }),
    errors: ['pool.gone', 'pool.enoughToday', 'pool.holdsEnough', 'pool.cooling'],
  },
  putBack: {
    method: 'POST',
    path: '/api/leads/:id/put-back',
    summary: 'Puts a lead into the pool, with a reason.',
    access: write,
    params: one,
    body: z.object({ version, reason: z.string().trim().min(1).max(1000) }),
    response: z.object({ id: z.uuid(), version: n, batchId: z.uuid() }),
    errors: ['pool.notOpen', 'record.stale'],
  },
  warnings: {
    method: 'GET',
    path: '/api/leads/pool/warnings',
    summary: 'Leads that go to the pool soon unless somebody speaks with them.',
    access: { permission: 'leads.read' },
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          company: z.string(),
          phone: maybe,
          ownerId: z.uuid(),
          ownerName: maybe,
          idleSince: z.string(),
          warnedAt: z.string(),
        }),
      ),
    }),
  },
  settings: {
    method: 'GET',
    path: '/api/leads/pool/settings',
    summary: 'How the company runs its pool.',
    access: write,
    response: z.object({ version: n, settings }),
  },
  changeSettings: {
    method: 'PUT',
    path: '/api/leads/pool/settings',
    summary: 'Changes how the company runs its pool.',
    access: { permission: 'settings.manage' },
    body: z.object({ version: n.min(0), settings }),
    response: z.object({ version: n }),
    errors: ['pool.warnsTooEarly', 'record.stale'],
  },
  lookUp: {
    method: 'GET',
    path: '/api/leads/look-up',
    summary:
      'Whether a company, number or address is already somebody’s: names owner and status, masks the rest. Logged.',
    access: { permission: 'leads.read' },
    rate: 30,
    query: z.object({
      company: z.string().max(300).optional(),
      phone: z.string().max(100).optional(),
      email: z.string().max(254).optional(),
    }),
    response: z.object({
      items: z.array(
        z.object({
          id: maybe.describe('Only of leads you may see.'),
          by: z.array(z.enum(['company', 'phone', 'email'])),
          company: z.string(),
          name: z.string(),
          status,
          ownerName: maybe,
          teamName: maybe,
          inPool: z.boolean(),
          lastContactOn: maybe,
        }),
      ),
    }),
    errors: ['lookUp.nothing', 'lookUp.tooMany'],
  },
});
