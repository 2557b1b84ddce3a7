import { useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';

/** Everything on screen that may look different after a lead changed. */
const shown = [
  api.lead.list.key(),
  api.lead.board.key(),
  api.lead.counts.key(),
  api.lead.total.key(),
  api.lead.work.key(),
  api.lead.read.key(),
  api.lead.timeline.key(),
  api.score.ofLead.key(),
  api.score.history.key(),
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
          await (typeof undo === 'string' ? api.lead.undo({ body: { batchId: undo } }) : undo?.());
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
