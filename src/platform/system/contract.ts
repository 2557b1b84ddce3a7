import { z } from 'zod';
import { contract } from '../http/contract.ts';

/** What keeps the system running, rather than the selling. */
export const systemContract = contract({
  health: {
    method: 'GET',
    path: '/api/health',
    summary:
      'Whether the system is ready: 200 with version, database and storage state (`storageFull`: reading works, writing doesn’t), 503 before or while the database is away.',
    access: 'public',
    response: 'raw',
  },
  live: {
    method: 'GET',
    path: '/api/live',
    summary: 'Server-sent events: that a visible record changed (kind and id, never content).',
    access: 'signedIn',
    query: z.object({
      kinds: z.string().max(200).optional().describe('Only these kinds, separated by commas.'),
    }),
    response: 'raw',
  },
  openApi: {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document.',
    access: 'public',
    response: 'raw',
  },
});
