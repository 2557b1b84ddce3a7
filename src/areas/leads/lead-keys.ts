import { emailKeysOf, phoneKeysOf } from '../../platform/matching/contact-keys.ts';
import { companyKey, personKey } from '../../platform/matching/normalise.ts';
import { pinyinOf } from '../../platform/search/index.ts';
import type { Lead } from './rules/lead.ts';

/** What finds the same lead again, and what sorts it; kept beside the lead and made only here. */
export type LeadKeys = {
  /** '' when there is no company. */
  companyKey: string;
  /** Company and person together; null unless both are known. */
  identityKey: string | null;
  /** Of all numbers and addresses, the first first; without doubles. */
  phoneKeys: string[];
  emailKeys: string[];
  /** Chinese by its sound, other scripts folded; the company's name, or the person's, or the address. */
  sortKey: string;
};

export function leadKeys(lead: Pick<Lead, 'name' | 'company' | 'phones' | 'emails'>): LeadKeys {
  const company = companyKey(lead.company);
  const person = personKey(lead.name);
  return {
    companyKey: company,
    identityKey: company && person ? `${company}|${person}` : null,
    phoneKeys: phoneKeysOf(lead.phones),
    emailKeys: emailKeysOf(lead.emails),
    sortKey: pinyinOf(lead.company || lead.name || lead.emails[0] || lead.phones[0] || '').full.slice(0, 200),
  };
}
