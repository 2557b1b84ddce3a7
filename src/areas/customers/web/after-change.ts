import { useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';

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
export function useAfterChange() {
  const client = useQueryClient();
  const { show } = useToast();
  const refresh = () => Promise.all(shown.map((queryKey) => client.invalidateQueries({ queryKey })));
  const refused = (error: unknown) =>
    show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
  return {
    refresh,
    refused,
    /** Says it is done. @param undo how it is taken back: the batch of the act, or an act of its own; null: not at all */
    done(message: string, undo: string | null | (() => Promise<unknown>), afterUndo?: () => void): void {
      void refresh();
      const takeBack = async () => {
        try {
          await (typeof undo === 'string' ? api.account.undo({ body: { batchId: undo } }) : undo?.());
          afterUndo?.();
        } catch (error) {
          refused(error);
        }
        await refresh();
      };
      show({ message, ...(undo !== null && { undo: takeBack }) });
    },
  };
}
