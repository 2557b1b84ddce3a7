import { z } from 'zod';
import { contract } from '../http/contract.ts';

const hit = z.object({
  kind: z.string().describe('What it is: lead, …'),
  id: z.uuid(),
  title: z.string(),
  subtitle: z.string().nullable(),
  why: z
    .enum([
      'exact',
      'prefix',
      'contains',
      'pinyin',
      'initials',
      'contact',
      'words',
      'abbreviation',
      'sound',
      'similar',
    ])
    .describe('How it answers; from sound on it is a guess at what was meant'),
  highlights: z
    .array(z.object({ start: z.number().int(), length: z.number().int() }))
    .describe('Parts of the title that answer, in UTF-16 units'),
});

/** Search across everything. */
export const searchContract = contract({
  find: {
    method: 'GET',
    path: '/api/search',
    summary:
      'Records that answer a text: Chinese words and parts, pinyin, initials, phone tails, mail parts, typing mistakes.',
    access: 'signedIn',
    query: z.object({
      q: z.string().max(200).describe('What was typed'),
      kinds: z.string().max(200).optional().describe('Only these kinds, separated by commas'),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    response: z.object({ hits: z.array(hit) }),
  },
});
