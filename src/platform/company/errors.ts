import { defineErrors } from '../http/errors.ts';

/** What the company's settings may answer with. */
export const companyErrors = defineErrors({
  'company.exists': { status: 409, when: 'The company was set up before.' },
  'company.missing': { status: 404, when: 'The company has not been set up yet.' },
  'company.unknownCurrency': { status: 422, when: 'No ISO 4217 currency has this code.' },
  'company.unknownTimeZone': { status: 422, when: 'No IANA time zone has this name.' },
});
