import type { MatchRecord } from '../../../platform/matching/lead-model.ts';
import { blockingKeys } from '../../../platform/matching/record-matching.ts';
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

/** What a lead has in common with those like it, as 32-bit hashes: a third of the room of the texts, ascending, without repeats. */
export function matchKeys(lead: MatchedLead): number[] {
  return [...new Set(blockingKeys(matchRecord(lead)).map(hashOf))].sort((a, b) => a - b);
}

/** FNV-1a, signed as PostgreSQL keeps an int. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash | 0;
}
