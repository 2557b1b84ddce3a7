import { z } from 'zod';
import { languages } from '../../kernel/language.ts';
import { contract } from '../http/contract.ts';

const company = z.object({
  name: z.string(),
  language: z.enum(languages),
  currency: z.string(),
  timeZone: z.string(),
  version: z.int(),
  demo: z.boolean(),
});

const fields = {
  name: z.string().trim().min(1).max(200),
  language: z.enum(languages),
  /** ISO 4217 */
  currency: z.string().trim().length(3),
  /** IANA */
  timeZone: z.string().trim().min(1).max(60),
};
const manage = { permission: 'settings.manage' };
const refusals = ['company.unknownCurrency', 'company.unknownTimeZone'] as const;

export const companyContract = contract({
  read: {
    method: 'GET',
    path: '/api/company',
    summary: 'The company’s name, language, currency and time zone.',
    access: 'signedIn',
    response: company,
    errors: ['company.missing'],
  },
  setUp: {
    method: 'POST',
    path: '/api/company',
    summary: 'First run: name the company.',
    access: manage,
    body: z.object(fields),
    response: company,
    status: 201,
    errors: ['company.exists', ...refusals],
  },
  edit: {
    method: 'PATCH',
    path: '/api/company',
    summary: 'Change the company’s settings.',
    access: manage,
    body: z.object({
      version: z.int().min(1),
      name: fields.name.optional(),
      language: fields.language.optional(),
      currency: fields.currency.optional(),
      timeZone: fields.timeZone.optional(),
    }),
    response: company,
    errors: ['company.missing', 'record.stale', ...refusals],
  },
});
