import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';
import type { Subject } from './shapes.ts';

/** How a subject stands; shared by all parts of a page that show it. */
export function useQualification(subject: Subject) {
  return useQuery(api.qualification.read.query({ params: subject }));
}

/** Acts on a subject's qualification: done at once, said, and where it makes sense taken back. */
export function useQualificationActs(subject: Subject) {
  const client = useQueryClient();
  const { show, undoable } = useToast();
  const refresh = () =>
    client.invalidateQueries({ queryKey: api.qualification.read.key({ params: subject }) });
  const then = async (act: Promise<unknown>) => {
    const done = await act;
    await refresh();
    return done;
  };
  return {
    refresh,
    then,
    /** Does it, says so, offers to take it back. */
    undoable: (act: () => Promise<unknown>, message: string, undo: () => Promise<unknown>) =>
      undoable(
        () => then(act()),
        message,
        () => then(undo()),
      ),
    say: (message: string) => show({ message }),
    refused: (error: unknown) =>
      show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' }),
  };
}
