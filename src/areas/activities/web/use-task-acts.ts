import { useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';
import type { NewTask, Task, TaskEdit } from './shapes.ts';
import { useActivityText } from './text.ts';

type Saved = { batchId: string | null };

/** What may be done with tasks: at once, said, and taken back by one press. Each answers whether it was done. */
export function useTaskActs() {
  const text = useActivityText();
  const client = useQueryClient();
  const { show } = useToast();
  const refresh = () =>
    Promise.all(
      [
        api.task.list.key(),
        api.task.counts.key(),
        api.task.read.key(),
        api.calendar.stretch.key(),
        ['navigation'],
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  const refused = (error: unknown) =>
    show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
  const act = async (work: Promise<Saved>, message: string): Promise<boolean> => {
    try {
      const { batchId } = await work;
      void refresh();
      const undo = () =>
        api.task
          .undo({ body: { batchId: batchId! } })
          .then(refresh)
          .catch(refused);
      show({ message, ...(batchId && { undo }) });
      return true;
    } catch (error) {
      refused(error);
      void refresh();
      return false;
    }
  };
  return {
    refresh,
    plan: (body: NewTask) => act(api.task.create({ body }), text('web.planned')),
    edit: ({ id, version }: Task, body: TaskEdit, message = text('web.changed')) =>
      act(api.task.edit({ params: { id }, body: { version, ...body } }), message),
    finish: ({ id, version, title }: Task, result: string | null = null) =>
      act(api.task.done({ params: { id }, body: { version, result } }), text('web.doneSaid', { title })),
    reopen: ({ id, version, title }: Task) =>
      act(api.task.reopen({ params: { id }, body: { version } }), text('web.reopened', { title })),
    remove: ({ id, version, title }: Task) =>
      act(api.task.delete({ params: { id }, query: { version } }), text('web.deleted', { title })),
  };
}
