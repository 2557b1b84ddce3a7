import { z } from 'zod';
import { contract } from '../../../platform/http/contract.ts';
import { contactRoles } from '../rules/opportunity.ts';

const write = { permission: 'pipeline.write' } as const;
const text = (most: number) => z.string().max(most);
const maybe = z.string().nullable();

const candidate = z.object({
  id: z.string(),
  name: z.string(),
  detail: maybe,
  likelihood: z.number(),
  same: z.boolean().describe('Certainly the same by a key; the others only look like it.'),
});

/** The endpoints of conversion: a qualified lead becomes account, contact and opportunity. */
export const conversionContract = contract({
  preview: {
    method: 'GET',
    path: '/api/conversions/preview',
    summary: 'What converting a lead would make, and which accounts, contacts and opportunities it may join.',
    access: write,
    query: z.object({ leadId: z.uuid() }),
    response: z.object({
      lead: z.object({
        id: z.string(),
        name: z.string(),
        company: z.string(),
        emails: z.array(z.string()),
        phones: z.array(z.string()),
        product: maybe,
        amount: maybe,
        currency: maybe,
        nextStep: maybe,
        nextStepOn: maybe,
        score: z.number().nullable(),
        status: z.string(),
        title: maybe,
        ownerName: maybe,
      }),
      name: z.string(),
      accounts: z.array(candidate),
      contacts: z.array(candidate),
      hidden: z
        .array(z.object({ what: z.enum(['account', 'contact']), owner: maybe }))
        .describe('The same, but not yours to see: only whose it is.'),
      opportunities: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          accountId: z.string(),
          amount: maybe,
          currency: maybe,
          ownerName: maybe,
        }),
      ),
    }),
    errors: ['record.notFound'],
  },
  convert: {
    method: 'POST',
    path: '/api/conversions',
    summary:
      'Makes an opportunity of a qualified lead, with its account and contact, or joins those that are there. Twice makes one.',
    access: write,
    body: z.object({
      leadId: z.uuid(),
      accountId: z
        .uuid()
        .nullish()
        .describe('An account to join; left out: the same one by its keys, else a new one.'),
      contactId: z.uuid().nullish(),
      newAccount: z.boolean().optional().describe('A new account although the same is there.'),
      newContact: z.boolean().optional(),
      opportunityId: z.uuid().optional().describe('An opportunity to join instead of opening one.'),
      name: text(300).nullish(),
      amount: text(40).nullish(),
      currency: z
        .string()
        .regex(/^[A-Za-z]{3}$/)
        .nullish(),
      expectedClose: z.iso.date().nullish(),
      products: z.array(text(300)).max(50).nullish(),
      nextStep: text(1000).nullish(),
      nextStepOn: z.iso.date().nullish(),
      role: z
        .enum(contactRoles)
        .optional()
        .describe('What part the person plays; influencer when nothing is said.'),
      pipelineId: z.uuid().optional(),
      stageId: z.uuid().optional(),
    }),
    response: z.object({
      conversionId: z.string().describe('Undoes it, until something depends on it.'),
      opportunityId: z.string(),
      accountId: maybe,
      contactId: maybe,
      already: z.boolean(),
    }),
    status: 201,
    errors: [
      'record.notFound',
      'lead.notQualified',
      'lead.readOnly',
      'account.duplicate',
      'contact.duplicate',
      'opportunity.noSuchAccount',
      'opportunity.noSuchContact',
      'conversion.otherAccount',
      'opportunity.badAmount',
      'opportunity.stageGone',
    ],
  },
  undo: {
    method: 'POST',
    path: '/api/conversions/:id/undo',
    summary:
      'Takes a conversion back: the lead is qualified again, what was made is put away. Only until something depends on it.',
    access: write,
    params: z.object({ id: z.uuid() }),
    response: z.object({ leadId: z.string() }),
    errors: ['record.notFound', 'conversion.takenBack', 'conversion.inUse'],
  },
  ofLead: {
    method: 'GET',
    path: '/api/conversions/of-lead/:id',
    summary: 'What became of a lead.',
    access: { permission: 'pipeline.read' },
    params: z.object({ id: z.uuid() }),
    response: z.object({
      outcome: z
        .object({
          conversionId: z.string(),
          opportunityId: maybe,
          opportunityName: maybe,
          accountId: maybe,
          accountName: maybe,
          at: z.string(),
          byName: maybe,
        })
        .nullable(),
    }),
  },
});
