import type { MatchRecord } from '../../../platform/matching/lead-model.ts';
import { hashedKeys } from '../../../platform/matching/record-matching.ts';
import type { Lead } from '../rules/lead.ts';

/** As much of a lead as tells it from others. */
export type MatchedLead = Pick<
  Lead,
  'name' | 'company' | 'phones' | 'emails' | 'wechat' | 'region' | 'address'
>;

export function matchRecord(lead: MatchedLead): MatchRecord {
  const { name, company, phones, emails, wechat, region, address } = lead;
  return {
    person: name,
    company,
    phones,
    emails,
    ...(wechat && { wechat }),
    ...(region && { region }),
    ...(address && { address }),
  };
}

/** What a lead has in common with those like it. */
export function matchKeys(lead: MatchedLead): number[] {
  return hashedKeys(matchRecord(lead));
}
