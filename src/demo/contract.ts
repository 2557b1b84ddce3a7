import { z } from 'zod';
import { contract } from '../platform/http/contract.ts';

const manage = { permission: 'settings.manage' };
const n = z.int().min(0);

const status = z.object({
  state: z.enum(['none', 'making', 'ready']),
  done: z.number().min(0).max(1).describe('While it is being made: how much of it is, 0 to 1.'),
  people: n,
  leads: n.describe('Leads of the demo.'),
  realLeads: n.describe('Leads that people added meanwhile and that would go with it.'),
});

/** The company to look around in. */
export const demoContract = contract({
  read: {
    method: 'GET',
    path: '/api/company/demo',
    summary: 'Whether this is the demo company, and while it is being made, how far that is.',
    access: manage,
    response: status,
  },
  make: {
    method: 'POST',
    path: '/api/company/demo',
    summary: 'Makes a demo company to look around in: people, teams, and leads with two years of history.',
    access: manage,
    response: status,
    status: 202,
    errors: ['demo.there', 'demo.hasLeads'],
  },
  remove: {
    method: 'DELETE',
    path: '/api/company/demo',
    summary: 'Removes the demo company with everything in it.',
    access: manage,
    query: z.object({
      including: z
        .enum(['realLeads'])
        .optional()
        .describe('Leads that people added meanwhile go too; without it they hold the removal up.'),
    }),
    response: z.object({ leads: n }),
    errors: ['demo.missing', 'demo.realLeads'],
  },
});
