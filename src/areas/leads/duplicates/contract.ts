import { z } from 'zod';
import { contract } from '../../../platform/http/contract.ts';
import { leadStates } from '../rules/lead-states.ts';
import { version } from '../shapes.ts';

const read = { permission: 'leads.read' } as const;
const write = { permission: 'leads.write' } as const;
const maybe = z.string().nullable();
const n = z.number().int();
const one = z.object({ id: z.uuid() });

const preview = z.object({
  id: z.uuid(),
  version: n,
  name: z.string(),
  company: z.string(),
  title: maybe,
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  wechat: maybe,
  website: maybe,
  address: maybe,
  region: maybe,
  industry: maybe,
  size: maybe,
  language: maybe,
  source: maybe,
  campaign: maybe,
  need: maybe,
  product: maybe,
  amount: maybe,
  currency: maybe,
  custom: z.record(z.string(), z.unknown()),
  ownerId: maybe,
  ownerName: maybe,
  status: z.enum(leadStates.states),
  nextStep: maybe,
  nextStepOn: maybe,
  capturedAt: z.string(),
  lastContactAt: maybe,
});
const likelihood = z.number().describe('From 0 to 1.');
const reasons = z.array(
  z.object({
    field: z.string(),
    agreement: z.enum(['same', 'similar', 'different', 'missing']),
    weight: z.number().describe('Natural log-odds: above 0 it speaks for one, below against.'),
  }),
);
const scan = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  phase: z.enum(['keys', 'pairs']),
  step: n,
  steps: n,
  compared: n,
  found: n,
  startedAt: z.string(),
  finishedAt: maybe,
});
const both = z.object({
  one: z.uuid(),
  other: z.uuid(),
  again: z.boolean().default(false).describe('Takes it back.'),
});

/** Near duplicates, and making two leads one. */
export const duplicateContract = contract({
  near: {
    method: 'GET',
    path: '/api/leads/:id/duplicates',
    summary: 'Leads you see that may be the same as this one, with likelihood and why.',
    access: read,
    params: one,
    response: z.object({ items: z.array(z.object({ lead: preview, likelihood, reasons })) }),
  },
  pairs: {
    method: 'GET',
    path: '/api/leads/duplicates',
    summary: 'Pairs that may be the same and that nobody has looked at, the likeliest first, side by side.',
    access: read,
    query: z.object({
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    response: z.object({
      items: z.array(z.object({ a: preview, b: preview, likelihood, reasons })),
      next: maybe,
    }),
    errors: ['paging.badCursor'],
  },
  different: {
    method: 'POST',
    path: '/api/leads/duplicates/different',
    summary: 'Says that two leads are not the same.',
    access: write,
    body: both,
    response: null,
    errors: ['merge.same', 'lead.readOnly'],
  },
  scan: {
    method: 'GET',
    path: '/api/leads/duplicates/scan',
    summary: 'How far the latest scan of the whole base has come.',
    access: read,
    response: z.object({ scan: z.union([scan, z.null()]) }),
  },
  startScan: {
    method: 'POST',
    path: '/api/leads/duplicates/scan',
    summary: 'Looks through the whole base for duplicates, in the background.',
    access: { permission: 'settings.manage' },
    response: one,
    status: 202,
    errors: ['duplicate.scanRunning'],
  },
  cancelScan: {
    method: 'POST',
    path: '/api/leads/duplicates/scan/:id/cancel',
    summary: 'Stops a scan; what it found stays.',
    access: { permission: 'settings.manage' },
    params: one,
    response: null,
  },
  merge: {
    method: 'POST',
    path: '/api/leads/merge',
    summary: 'Makes two leads one, field by field as chosen; both histories are kept, and it can be undone.',
    access: write,
    body: z.object({
      keptId: z.uuid(),
      awayId: z.uuid(),
      keptVersion: version,
      awayVersion: version,
      choices: z
        .record(z.string().max(80), z.enum(['kept', 'away']))
        .default({})
        .describe(
          'By field; amount with its currency, nextStep with its day, status with what belongs to it, owner with team. Phones and emails are united; the chosen side’s come first.',
        ),
    }),
    response: z.object({ mergeId: z.uuid(), id: z.uuid(), version: n }),
    errors: ['merge.same', 'merge.converted', 'merge.badChoice', 'record.stale', 'lead.readOnly'],
  },
  merges: {
    method: 'GET',
    path: '/api/leads/:id/merges',
    summary: 'What was merged into a lead and can be taken apart again.',
    access: read,
    params: one,
    response: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          awayId: z.uuid(),
          awayName: z.string(),
          awayCompany: z.string(),
          mergedBy: maybe,
          mergedAt: z.string(),
        }),
      ),
    }),
    errors: ['record.notFound'],
  },
  undoMerge: {
    method: 'POST',
    path: '/api/leads/merges/:id/undo',
    summary: 'Takes a merge apart: both leads are again what they were.',
    access: write,
    params: one,
    body: z.object({ anyway: z.boolean().default(false) }),
    response: z.object({ id: z.uuid(), version: n, awayId: z.uuid(), kept: z.array(z.string()) }),
    errors: ['merge.changedSince', 'merge.mergedOn', 'lead.readOnly'],
  },
});
