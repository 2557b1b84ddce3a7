import { z } from 'zod';
import { contract } from '../http/contract.ts';
import { fieldKinds } from './rules/check-custom-values.ts';
import { customSubjects } from './rules/subjects.ts';

const kind = z.enum(fieldKinds);
const label = z.string().trim().min(1).max(100);
const choices = z.array(z.string().trim().min(1).max(100)).max(200);
const manage = { permission: 'settings.manage' };
const id = z.object({ id: z.uuid() });

const customField = z.object({
  id: z.uuid(),
  subject: z.enum(customSubjects),
  key: z.string(),
  label: z.string(),
  kind,
  choices: z.array(z.string()),
  position: z.int(),
  version: z.int(),
});

export const customFieldContract = contract({
  list: {
    method: 'GET',
    path: '/api/custom-fields',
    summary: 'The custom fields of a subject, in their order.',
    access: 'signedIn',
    query: z.object({ subject: z.enum(customSubjects).default('lead') }),
    response: z.object({ items: z.array(customField) }),
  },
  create: {
    method: 'POST',
    path: '/api/custom-fields',
    summary: 'Add a field; its key is made from the label and never changes.',
    access: manage,
    body: z.object({
      subject: z.enum(customSubjects).default('lead'),
      label,
      kind,
      choices: choices.default([]),
    }),
    response: customField,
    status: 201,
    errors: ['customField.needsChoices', 'customField.tooMany'],
  },
  edit: {
    method: 'PATCH',
    path: '/api/custom-fields/:id',
    summary: 'Rename a field, or change what may be chosen. Values chosen before stay as they are.',
    access: manage,
    params: id,
    body: z.object({ version: z.int().min(1), label: label.optional(), choices: choices.optional() }),
    response: customField,
    errors: ['record.stale', 'customField.needsChoices'],
  },
  order: {
    method: 'PUT',
    path: '/api/custom-fields/order',
    summary: 'Put the fields of a subject in this order; those not named follow as they were.',
    access: manage,
    body: z.object({ subject: z.enum(customSubjects).default('lead'), ids: z.array(z.uuid()).max(200) }),
    response: z.object({ items: z.array(customField) }),
  },
  delete: {
    method: 'DELETE',
    path: '/api/custom-fields/:id',
    summary: 'Delete a field; its values stay stored and come back when it is restored.',
    access: manage,
    params: id,
    response: null,
  },
  restore: {
    method: 'POST',
    path: '/api/custom-fields/:id/restore',
    summary: 'Undo the deletion of a field.',
    access: manage,
    params: id,
    response: customField,
    errors: ['customField.tooMany'],
  },
});
