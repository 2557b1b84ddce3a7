import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../ui/toast.tsx';
import { inWords } from '../api/problem.ts';

export type AfterChange = {
  refresh: () => Promise<unknown>;
  refused: (error: unknown) => void;
  /** Says it is done. @param undo how it is taken back: the batch of the act, or an act of its own; null: not at all */
  done: (message: string, undo: string | null | (() => Promise<unknown>), afterUndo?: () => void) => void;
};

/**
 * What follows an act: the screens read again, the reader is told, and may take it back.
 *
 * @param shown everything on screen that may look different after a record of this kind changed
 * @param undoBatch takes an act of this kind of record back
 */
export function useAfterChangeOf(
  shown: readonly QueryKey[],
  undoBatch: (batchId: string) => Promise<unknown>,
): AfterChange {
  const client = useQueryClient();
  const { show } = useToast();
  const refresh = () => Promise.all(shown.map((queryKey) => client.invalidateQueries({ queryKey })));
  const refused = (error: unknown) => show({ message: inWords(error), tone: 'bad' });
  return {
    refresh,
    refused,
    done(message, undo, afterUndo) {
      void refresh();
      const takeBack = async () => {
        try {
          await (typeof undo === 'string' ? undoBatch(undo) : undo?.());
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
