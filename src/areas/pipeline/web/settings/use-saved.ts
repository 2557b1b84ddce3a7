import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { inWords } from '../after-change.ts';

/** Saves a part of the settings: everything that shows it reads anew, and the reader is told. */
export function useSaved() {
  const client = useQueryClient();
  const { show } = useToast();
  const [busy, setBusy] = useState(false);
  const refused = (error: unknown) => show({ message: inWords(error), tone: 'bad' });
  const refresh = () =>
    Promise.all(
      [
        api.pipelineSettings.read.key(),
        api.pipelineSettings.rates.key(),
        api.opportunity.board.key(),
        api.opportunity.list.key(),
        api.opportunity.read.key(),
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  return {
    busy,
    refused,
    refresh,
    /** @returns whether it went well; @param otherwise tells of a refusal in its own way when it returns true */
    async save<T>(
      act: () => Promise<T>,
      message: (result: T) => string,
      otherwise?: (error: unknown) => boolean,
    ): Promise<boolean> {
      setBusy(true);
      try {
        const result = await act();
        await refresh();
        show({ message: message(result) });
        return true;
      } catch (error) {
        if (!otherwise?.(error)) refused(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
