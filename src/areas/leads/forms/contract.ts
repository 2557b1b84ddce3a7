import { z } from 'zod';
import { languages } from '../../../kernel/language.ts';
import { contract } from '../../../platform/http/contract.ts';
import { version } from '../shapes.ts';
import { formFieldKinds } from './rules/form-definition.ts';

const manage = { permission: 'settings.manage' } as const;
const assign = { permission: 'leads.assign' } as const;
const maybe = z.string().nullable();
const n = z.number().int();
const one = z.object({ id: z.uuid() });
const known = z.object({ id: z.uuid(), key: z.string(), version: n });
const definitionErrors = ['form.badField', 'form.asksNobody', 'form.badOrigin'] as const;

const definition = z.object({
  title: z.string().trim().min(1).max(200),
  intro: z.string().trim().max(2000).default(''),
  submit: z.string().trim().max(50).default('').describe('The button; empty: the usual word.'),
  thanks: z.string().trim().min(1).max(2000),
  fields: z
    .array(
      z.object({
        key: z
          .string()
          .max(80)
          .describe(
            'name, company, title, phone, email, wechat, region, industry, size, product, need, website, address or custom.<key>.',
          ),
        label: z.string().trim().min(1).max(100),
        hint: z.string().trim().max(200).default(''),
        required: z.boolean().default(false),
        kind: z.enum(formFieldKinds).default('text'),
        choices: z.array(z.string().trim().min(1).max(200)).max(100).default([]),
      }),
    )
    .min(1)
    .max(30),
  source: z.string().trim().max(200).nullable().default(null),
  campaign: z.string().trim().max(200).nullable().default(null),
  product: z.string().trim().max(300).nullable().default(null),
  consent: z
    .union([
      z.object({
        text: z.string().trim().min(1).max(5000),
        version: z.string().trim().min(1).max(50),
        required: z.boolean().default(true),
      }),
      z.null(),
    ])
    .default(null),
});
const body = z.object({
  name: z.string().trim().min(1).max(100),
  language: z.enum(languages),
  definition,
  origins: z
    .array(z.string().max(300))
    .max(50)
    .default([])
    .describe('Sites that may embed it or send to it.'),
  active: z.boolean().default(true),
});
const form = z.object({
  id: z.uuid(),
  key: z.string().describe('The public page is at /f/<key>.'),
  name: z.string(),
  language: z.enum(languages),
  definition,
  origins: z.array(z.string()),
  active: z.boolean(),
  version: n,
  accepted: n,
  quarantined: n,
  lastAt: maybe,
  address: z.string(),
  embed: z.string().describe('The HTML that puts the form into a page.'),
});
const settled = z.object({ leadId: z.uuid(), isNew: z.boolean() });

/** Public web forms, and what they brought. The public page itself is not part of the API: GET and POST /f/<key>. */
export const formContract = contract({
  list: {
    method: 'GET',
    path: '/api/forms',
    summary: 'The company’s web forms with what they brought.',
    access: assign,
    response: z.object({ items: z.array(form) }),
  },
  read: {
    method: 'GET',
    path: '/api/forms/:id',
    summary: 'One web form.',
    access: assign,
    params: one,
    response: form,
  },
  create: {
    method: 'POST',
    path: '/api/forms',
    summary: 'Makes a web form with a public address of its own.',
    access: manage,
    body,
    response: known,
    status: 201,
    errors: definitionErrors,
  },
  edit: {
    method: 'PATCH',
    path: '/api/forms/:id',
    summary: 'Changes a web form.',
    access: manage,
    params: one,
    body: z.object({
      version,
      name: z.string().trim().min(1).max(100).optional(),
      language: z.enum(languages).optional(),
      definition: definition.optional(),
      origins: z.array(z.string().max(300)).max(50).optional(),
      active: z.boolean().optional(),
    }),
    response: known,
    errors: [...definitionErrors, 'record.stale'],
  },
  delete: {
    method: 'DELETE',
    path: '/api/forms/:id',
    summary: 'Takes a web form away; what it brought stays, and it can be brought back.',
    access: manage,
    params: one,
    query: z.object({ version: z.coerce.number().int().positive() }),
    response: null,
    errors: ['record.stale'],
  },
  restore: {
    method: 'POST',
    path: '/api/forms/:id/restore',
    summary: 'Brings a deleted web form back.',
    access: manage,
    params: one,
    response: known,
  },
  submissions: {
    method: 'GET',
    path: '/api/forms/submissions',
    summary: 'What came in through web forms, latest first; state=quarantined lists those to look through.',
    access: assign,
    query: z.object({
      state: z.enum(['accepted', 'quarantined', 'discarded']).optional(),
      formId: z.uuid().optional(),
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          formId: z.uuid(),
          formName: z.string(),
          at: z.string(),
          state: z.enum(['accepted', 'quarantined', 'discarded']),
          reasons: z.array(z.string()),
          fields: z.record(z.string(), z.string()),
          utm: z.union([z.record(z.string(), z.string()), z.null()]),
          consent: z.union([z.record(z.string(), z.unknown()), z.null()]),
          ip: z.string(),
          origin: maybe,
          leadId: maybe,
          isNew: z.boolean().nullable(),
        }),
      ),
      next: maybe,
    }),
    errors: ['paging.badCursor'],
  },
  release: {
    method: 'POST',
    path: '/api/forms/submissions/:id/release',
    summary: 'Makes a lead of a doubted submission.',
    access: assign,
    params: one,
    response: settled,
    errors: ['form.notDoubted'],
  },
  discard: {
    method: 'POST',
    path: '/api/forms/submissions/:id/discard',
    summary: 'Puts a doubted submission aside.',
    access: assign,
    params: one,
    response: null,
    errors: ['form.notDoubted'],
  },
  undoDiscard: {
    method: 'POST',
    path: '/api/forms/submissions/:id/undo-discard',
    summary: 'Lists a discarded submission among the doubted ones again.',
    access: assign,
    params: one,
    response: null,
    errors: ['form.notDoubted'],
  },
});
