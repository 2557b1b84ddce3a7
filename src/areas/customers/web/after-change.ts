import { api } from '../../../web/api/client.ts';
import { type AfterChange, useAfterChangeOf } from '../../../web/records/after-change.ts';

/** Everything on screen that may look different after an account or a contact changed. */
const shown = [
  api.account.list.key(),
  api.account.counts.key(),
  api.account.total.key(),
  api.account.read.key(),
  api.account.contacts.key(),
  api.account.family.key(),
  api.account.timeline.key(),
  api.account.merges.key(),
  api.account.duplicates.key(),
  api.contact.list.key(),
  api.contact.total.key(),
  api.contact.read.key(),
  api.contact.timeline.key(),
  api.contact.merges.key(),
  api.contact.duplicates.key(),
  api.tie.relations.key(),
  api.tie.referrals.key(),
  api.tie.contactReferrals.key(),
  api.tie.thanksOwed.key(),
  api.tie.dealerTerms.key(),
  ['navigation'],
];

/** What follows an act: the screens read again, the reader is told, and may take it back. */
export function useAfterChange(): AfterChange {
  return useAfterChangeOf(shown, (batchId) => api.account.undo({ body: { batchId } }));
}
