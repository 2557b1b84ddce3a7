import { z } from 'zod';
import { contract } from '../../platform/http/contract.ts';
import { verdicts } from './rules/verdict.ts';
import * as shape from './shapes.ts';

/** Rows are the subject's own matter: whoever can't see it gets 404. */
const anyone = 'signedIn' as const;
const base = '/api/qualification' as const;
const one = z.object({ id: z.uuid() });

/** BANT and whatever else the company asks: evidence, verdict, next question, and the frame itself. */
export const qualificationContract = contract({
  frame: {
    method: 'GET',
    path: `${base}/frame`,
    summary: 'What the company qualifies by: dimensions and the bank of questions.',
    access: anyone,
    response: z.object({ version: z.number().int(), frame: shape.frame }),
  },
  changeFrame: {
    method: 'PUT',
    path: `${base}/frame`,
    summary: 'Changes what the company qualifies by, as a whole.',
    access: { permission: 'settings.manage' },
    body: z.object({ version: z.number().int().min(0), frame: shape.frame }),
    response: z.object({ version: z.number().int() }),
    errors: [
      'qualification.dimensionTwice',
      'qualification.noDimension',
      'qualification.questionOfNothing',
      'record.stale',
    ],
  },
  read: {
    method: 'GET',
    path: `${base}/:kind/:id`,
    summary: 'Where each dimension stands, by what evidence, what follows, and what to ask next.',
    access: anyone,
    params: shape.subject,
    response: shape.qualification,
    errors: ['record.notFound'],
  },
  mark: {
    method: 'POST',
    path: `${base}/:kind/:id/evidence`,
    summary: 'Marks words as evidence for or against a dimension.',
    access: anyone,
    params: shape.subject,
    body: z.object({
      communicationId: z
        .uuid()
        .nullish()
        .describe('The communication the words stand in; its time is theirs.'),
      marks: z.array(shape.mark).min(1).max(50),
    }),
    response: z.object({ ids: z.array(z.uuid()) }),
    status: 201,
    errors: ['record.notFound', 'qualification.noSuchDimension', 'qualification.noSuchCommunication'],
  },
  withdraw: {
    method: 'POST',
    path: `${base}/evidence/:id/withdraw`,
    summary: 'Takes a piece of evidence back.',
    access: anyone,
    params: one,
    response: z.object({ id: z.uuid() }),
    errors: ['record.notFound'],
  },
  restore: {
    method: 'POST',
    path: `${base}/evidence/:id/restore`,
    summary: 'Lets a piece of evidence that was taken back count again.',
    access: anyone,
    params: one,
    response: z.object({ id: z.uuid() }),
    errors: ['record.notFound'],
  },
  overrule: {
    method: 'PUT',
    path: `${base}/:kind/:id/verdict`,
    summary: 'Sets another verdict than the computed one, with a reason.',
    access: anyone,
    params: shape.subject,
    body: z.object({ verdict: z.enum(verdicts), reason: z.string().trim().min(1).max(1000) }),
    response: z.object({ verdict: z.enum(verdicts) }),
    errors: ['record.notFound', 'qualification.alreadySo'],
  },
  followComputed: {
    method: 'DELETE',
    path: `${base}/:kind/:id/verdict`,
    summary: 'Lets the computed verdict hold again.',
    access: anyone,
    params: shape.subject,
    response: null,
    status: 204,
    errors: ['record.notFound'],
  },
  asked: {
    method: 'POST',
    path: `${base}/:kind/:id/asked`,
    summary: 'Notes that a question was put (or not after all), so that another is proposed.',
    access: anyone,
    params: shape.subject,
    body: z.object({ questionId: z.string().min(1).max(60), asked: z.boolean().default(true) }),
    response: z.object({ questionId: z.string() }),
    errors: ['record.notFound', 'qualification.noSuchQuestion'],
  },
});
