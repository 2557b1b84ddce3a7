import { useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';
import { ApiProblem } from '../../../web/api/problem.ts';

/** Everything on screen that may look different after an opportunity changed. */
const shown = [
  api.opportunity.list.key(),
  api.opportunity.board.key(),
  api.opportunity.total.key(),
  api.opportunity.calendar.key(),
  api.opportunity.read.key(),
  api.opportunity.timeline.key(),
  api.forecast.summary.key(),
  api.review.summary.key(),
  ['navigation'],
];

/** What follows an act: the screens read again, the reader is told, and may take it back. */
export function useAfterChange() {
  const client = useQueryClient();
  const { show } = useToast();
  const refresh = () => Promise.all(shown.map((queryKey) => client.invalidateQueries({ queryKey })));
  const refused = (error: unknown) => show({ message: inWords(error), tone: 'bad' });
  return {
    refresh,
    refused,
    /** Says it is done. @param undo how it is taken back: the batch of the act, or an act of its own; null: not at all */
    done(message: string, undo: string | null | (() => Promise<unknown>), afterUndo?: () => void): void {
      void refresh();
      const takeBack = async () => {
        try {
          await (typeof undo === 'string' ? api.opportunity.undo({ body: { batchId: undo } }) : undo?.());
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

/** What went wrong, and what to do. */
export function inWords(error: unknown): string {
  if (error instanceof ApiProblem) return [error.message, error.next].filter(Boolean).join(' ');
  return error instanceof Error ? error.message : String(error);
}
