import { type Choices, later, mergeFields } from '../../../kernel/merge.ts';
import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { Account } from './account.ts';
import type { Contact } from './contact.ts';

const accountChoices = {
  name: ['name'],
  shortName: ['shortName'],
  kind: ['kind'],
  parentId: ['parentId'],
  creditCode: ['creditCode'],
  phones: ['phones'],
  emails: ['emails'],
  website: ['website'],
  region: ['region'],
  address: ['address'],
  industry: ['industry'],
  size: ['size'],
  source: ['source'],
  note: ['note'],
  currency: ['currency'],
  paymentTerms: ['paymentTerms'],
  creditNote: ['creditNote'],
  owner: ['ownerId', 'teamId'],
  nextStep: ['nextStep', 'nextStepOn'],
} as const satisfies Record<string, readonly (keyof Account)[]>;

const contactChoices = {
  name: ['name'],
  role: ['role'],
  account: ['accountId', 'title', 'department', 'ownerId', 'teamId'],
  phones: ['phones'],
  emails: ['emails'],
  wechat: ['wechat'],
  address: ['address'],
  birthday: ['birthday'],
  language: ['language'],
  channel: ['channel'],
  consent: ['consent'],
  source: ['source'],
  note: ['note'],
} as const satisfies Record<string, readonly (keyof Contact)[]>;

/**
 * Two accounts made one: the one kept carries what was chosen, all telephones and mails of both, the later contact; the other is put
 * away as it was. Neither comes to hang below itself.
 *
 * @returns refusals `customerMerge.same`, `customerMerge.badChoice`
 */
export function mergeAccounts(
  kept: Account,
  away: Account,
  choices: Choices,
  now: Date,
): Outcome<{ kept: Account; away: Account }> {
  const merged = ofRoom(mergeFields(kept, away, choices, accountChoices, ['phones', 'emails']));
  if (!merged.ok) return merged;
  const parentId = [kept.id, away.id].includes(merged.value.parentId ?? '') ? null : merged.value.parentId;
  return accept({
    kept: {
      ...merged.value,
      parentId,
      tierSet: kept.tierSet ?? away.tierSet,
      lastContactAt: later(kept.lastContactAt, away.lastContactAt),
    },
    away: { ...away, deletedAt: now.toISOString() },
  });
}

/** The same of two contacts; where they work goes together with whose they are. */
export function mergeContacts(
  kept: Contact,
  away: Contact,
  choices: Choices,
  now: Date,
): Outcome<{ kept: Contact; away: Contact }> {
  const merged = ofRoom(mergeFields(kept, away, choices, contactChoices, ['phones', 'emails']));
  if (!merged.ok) return merged;
  return accept({
    kept: { ...merged.value, lastContactAt: later(kept.lastContactAt, away.lastContactAt) },
    away: { ...away, deletedAt: now.toISOString() },
  });
}

function ofRoom<T>(outcome: Outcome<T>): Outcome<T> {
  if (outcome.ok) return outcome;
  const { code, facts, field } = outcome.refusal;
  return refuse(code.replace('merge.', 'customerMerge.'), facts, field);
}
