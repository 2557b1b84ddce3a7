import { z } from 'zod';
import { contract } from '../../../platform/http/contract.ts';
import { condition } from '../../../platform/lists/shapes.ts';
import { version } from '../shapes.ts';

const manage = { permission: 'settings.manage' } as const;
const assign = { permission: 'leads.assign' } as const;
const read = { permission: 'leads.read' } as const;
const maybe = z.string().nullable();
const n = z.number().int();
const ruleErrors = ['assignment.badCondition', 'assignment.badTarget'] as const;

const target = z
  .object({ personId: z.uuid().nullable(), teamId: z.uuid().nullable() })
  .describe('Exactly one of the two.');
const conditions = z.array(condition).max(30);
const rule = z.object({
  id: z.uuid(),
  name: z.string(),
  position: n,
  active: z.boolean(),
  conditions: z.array(condition),
  personId: maybe,
  personName: maybe,
  teamId: maybe,
  teamName: maybe,
  version: n,
});
const newRule = z.object({
  name: z.string().trim().min(1).max(100),
  active: z.boolean().default(true),
  conditions: conditions.default([]),
  ...target.shape,
});
const known = z.object({ id: z.uuid(), version: n });
const one = z.object({ id: z.uuid() });
const page = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const day = z.iso.date();

/** Sharing leads out, and how soon they are spoken with. */
export const assignmentContract = contract({
  rules: {
    method: 'GET',
    path: '/api/leads/assignment/rules',
    summary: 'The rules by which new leads are shared out, in their order, and who gets what fits none.',
    access: assign,
    response: z.object({
      rules: z.array(rule),
      fallback: z.union([target, z.null()]),
      settingsVersion: n,
      fields: z.array(z.string()).describe('What conditions may look at; beside these custom.<key>.'),
    }),
  },
  createRule: {
    method: 'POST',
    path: '/api/leads/assignment/rules',
    summary: 'Adds a rule at the end.',
    access: manage,
    body: newRule,
    response: known,
    status: 201,
    errors: [...ruleErrors, 'assignment.tooManyRules'],
  },
  editRule: {
    method: 'PATCH',
    path: '/api/leads/assignment/rules/:id',
    summary: 'Changes a rule.',
    access: manage,
    params: one,
    body: z.object({
      version,
      name: z.string().trim().min(1).max(100).optional(),
      active: z.boolean().optional(),
      conditions: conditions.optional(),
      personId: z.uuid().nullable().optional(),
      teamId: z.uuid().nullable().optional(),
    }),
    response: known,
    errors: [...ruleErrors, 'record.stale'],
  },
  deleteRule: {
    method: 'DELETE',
    path: '/api/leads/assignment/rules/:id',
    summary: 'Takes a rule away; it can be brought back.',
    access: manage,
    params: one,
    query: z.object({ version: z.coerce.number().int().positive() }),
    response: null,
    errors: ['record.stale'],
  },
  restoreRule: {
    method: 'POST',
    path: '/api/leads/assignment/rules/:id/restore',
    summary: 'Brings a deleted rule back, at the end of the order.',
    access: manage,
    params: one,
    response: known,
  },
  reorder: {
    method: 'PUT',
    path: '/api/leads/assignment/order',
    summary: 'Puts the rules in another order.',
    access: manage,
    body: z.object({ ids: z.array(z.uuid()).max(200) }),
    response: null,
    errors: ['assignment.badOrder'],
  },
  setFallback: {
    method: 'PUT',
    path: '/api/leads/assignment/fallback',
    summary: 'Says who gets what fits no rule.',
    access: manage,
    body: z.object({ version: n.min(0), fallback: z.union([target, z.null()]) }),
    response: z.object({ version: n }),
    errors: ['assignment.badTarget', 'record.stale'],
  },
  try: {
    method: 'POST',
    path: '/api/leads/assignment/try',
    summary: 'How the last leads would have been shared out by edited rules; changes nothing.',
    access: manage,
    body: z.object({
      rules: z.array(newRule.omit({ name: true }).extend({ name: z.string().max(100).optional() })).max(200),
      fallback: z.union([target, z.null()]).default(null),
      limit: n.min(1).max(500).default(100),
    }),
    response: z.object({
      leads: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          company: z.string(),
          region: maybe,
          industry: maybe,
          product: maybe,
          source: maybe,
          amount: maybe,
          capturedAt: z.string(),
          ownerId: maybe,
          ownerName: maybe,
          rule: z
            .union([n, z.null()])
            .describe('Which of the rules tried, counted from 0; null: the fallback or nobody.'),
          givenTo: maybe,
          waitsIn: maybe,
        }),
      ),
      shares: z.array(z.object({ personId: z.uuid(), leads: n })),
      nobody: n,
    }),
    errors: ['assignment.badCondition'],
  },
  unassigned: {
    method: 'GET',
    path: '/api/leads/unassigned',
    summary: 'Open leads that belong to nobody and are not in the pool, those waiting longest first.',
    access: assign,
    query: page,
    response: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          version: n,
          name: z.string(),
          company: z.string(),
          region: maybe,
          source: maybe,
          teamId: maybe,
          teamName: maybe,
          capturedAt: z.string(),
          responseDueAt: maybe,
        }),
      ),
      next: maybe,
      total: n,
      exact: z.boolean(),
    }),
    errors: ['paging.badCursor'],
  },
  run: {
    method: 'POST',
    path: '/api/leads/unassigned/share-out',
    summary: 'Shares out unassigned leads by the rules now, at most 1,000 at a time; can be undone.',
    access: assign,
    body: z.object({ ids: z.array(z.uuid()).min(1).max(1000).optional() }),
    response: z.object({ batchId: maybe, given: n, left: n }),
  },
  speed: {
    method: 'GET',
    path: '/api/leads/speed',
    summary:
      'How soon leads were spoken with: for everyone, each team and each person, by when they came in.',
    access: read,
    query: z.object({
      from: day.optional().describe('Left out: 30 days ago.'),
      until: day.optional().describe('The last day; left out: today. At most 366 days.'),
    }),
    response: z.object({
      from: day,
      until: day,
      figures: z.array(
        z.object({
          of: z.enum(['all', 'team', 'person']),
          id: maybe,
          name: maybe,
          teamId: maybe,
          leads: n,
          contacted: n,
          medianMinutes: z.number().nullable(),
          p90Minutes: z.number().nullable(),
          withinTarget: z.number().nullable().describe('Share from 0 to 1.'),
          overdue: n,
        }),
      ),
    }),
    errors: ['request.invalid'],
  },
  overdue: {
    method: 'GET',
    path: '/api/leads/speed/overdue',
    summary: 'Open leads whose first response is overdue, the longest first.',
    access: read,
    query: page,
    response: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          version: n,
          name: z.string(),
          company: z.string(),
          phone: maybe,
          ownerId: maybe,
          ownerName: maybe,
          capturedAt: z.string(),
          responseDueAt: z.string(),
          escalatedAt: maybe,
        }),
      ),
      next: maybe,
    }),
    errors: ['paging.badCursor'],
  },
});
