import { z } from 'zod';

/** `{ field: [before, after] }`; own fields as `custom.<key>`. */
const changes = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
const changed = z.object({ changes });
const id = z.uuid();
/** `handedOverFrom`: who left, and whose work goes to a colleague. */
const handed = changed.extend({ handedOverFrom: id.optional() });
const merged = z.object({ changes, mergeId: id, otherId: id });
const said = {
  communicationId: id,
  kind: z.enum(['call', 'visit', 'meeting', 'mail', 'message']),
  direction: z.enum(['out', 'in']),
  direct: z.boolean(),
  outcome: z.enum(['reached', 'noAnswer']),
  said: z.string(),
  /** The mail that it was, for who may see it. */
  mail: z.object({ threadId: id, messageId: id }).optional(),
};

/** What the customers room announces about one account. */
export const accountEvents = {
  /** An account came to be: by hand, by import, from a lead. */
  'account.created': z.object({ ownerId: id.nullable(), source: z.string().nullable() }),
  /** Someone changed what is known about an account, or where it hangs. */
  'account.edited': changed,
  'account.assigned': handed,
  /** Put away; it can be brought back. */
  'account.deleted': changed,
  /** Changes were taken back. */
  'account.undone': changed.extend({ undoes: id }),
  'account.commented': z.object({ commentId: id, text: z.string() }),
  /** There was a communication with people of the account, or an attempt at one. */
  'account.contacted': z.object({ ...said, contactIds: z.array(id), changes }),
  /** Tier or health came out otherwise than before: `{ tier: [before, after], health: … }`; the reasons stand on the account. */
  'account.judged': changed.extend({ ruleNumber: z.number() }),
  /** Someone set the tier by hand, or gave it back to the rule. */
  'account.tierSet': changed.extend({ reason: z.string().nullable() }),
  'account.merged': merged,
  'account.mergedAway': merged,
  'account.unmerged': merged,
  'account.foundDifferent': z.object({ otherId: id }),
  'account.related': z.object({ relationId: id, type: z.string(), otherId: id }),
  'account.unrelated': z.object({ relationId: id, type: z.string(), otherId: id }),
  /** Someone brought this account. */
  'account.referred': z.object({ referralId: id, byAccount: id.nullable(), byContact: id.nullable() }),
  'account.referralChanged': z.object({ referralId: id, changes }),
  'account.referralRemoved': z.object({ referralId: id }),
  /** Whoever brought this account was thanked. */
  'account.thanked': z.object({ referralId: id, how: z.string().nullable() }),
  'account.dealerTermsChanged': changed,
  /** The history of a lead (or another record) belongs to the account from now on. */
  'account.historyAttached': z.object({ ofKind: z.string(), ofId: id }),
  'account.historyDetached': z.object({ ofKind: z.string(), ofId: id }),
} as const;
export type AccountEvent = keyof typeof accountEvents;
export type AccountPayload<E extends AccountEvent> = z.input<(typeof accountEvents)[E]>;

/** What the customers room announces about one contact. */
export const contactEvents = {
  'contact.created': z.object({ accountId: id.nullable(), ownerId: id.nullable() }),
  'contact.edited': changed,
  /** They changed hands, mostly with their account. */
  'contact.assigned': handed,
  'contact.deleted': changed,
  'contact.undone': changed.extend({ undoes: id }),
  'contact.commented': z.object({ commentId: id, text: z.string() }),
  /** They took part in a communication; told of the account too, when there is one. */
  'contact.contacted': z.object({ ...said, accountId: id.nullable() }),
  /** They work somewhere else from now on, or work somewhere else too. */
  'contact.placed': z.object({ positionId: id, accountId: id, changes }),
  'contact.merged': merged,
  'contact.mergedAway': merged,
  'contact.unmerged': merged,
  'contact.foundDifferent': z.object({ otherId: id }),
  'contact.related': z.object({ relationId: id, type: z.string(), otherId: id }),
  'contact.unrelated': z.object({ relationId: id, type: z.string(), otherId: id }),
  'contact.historyAttached': z.object({ ofKind: z.string(), ofId: id }),
  'contact.historyDetached': z.object({ ofKind: z.string(), ofId: id }),
} as const;
export type ContactEvent = keyof typeof contactEvents;
export type ContactPayload<E extends ContactEvent> = z.input<(typeof contactEvents)[E]>;

const exported = z.object({
  format: z.enum(['csv', 'xlsx']),
  rows: z.number(),
  filter: z.array(z.unknown()),
  fields: z.array(z.string()),
});

/** What is announced of no one record: the subject is the person who did it. */
export const customerEvents = {
  /** Accounts or contacts left the house as a file. */
  'accounts.exported': exported,
  'contacts.exported': exported,
  /** A person asked whether a company is already somebody's customer. */
  'account.lookedUp': z.object({ by: z.array(z.string()), found: z.number() }),
  /** The rule that accounts are judged by has a new version. */
  'standingRule.changed': z.object({ number: z.number(), note: z.string() }),
} as const;
