import { useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../ui/toast.tsx';
import { api } from '../api/client.ts';
import type { SavedView } from './saved-view.ts';
import { useRecordText } from './text.ts';

type Change = { name?: string; shared?: SavedView['shared']; definition?: Record<string, unknown> };

/** Keeps, changes and deletes saved views. Refusals of `create` and `change` go to whoever calls. */
export function useKeepView(subject: string) {
  const text = useRecordText();
  const client = useQueryClient();
  const toast = useToast();
  const refresh = () => client.invalidateQueries({ queryKey: api.savedView.list.key() });
  return {
    async create(name: string, shared: SavedView['shared'], definition: Record<string, unknown>) {
      const view = await api.savedView.create({ body: { subject, name, shared, definition } });
      await refresh();
      return view;
    },
    async change(view: SavedView, change: Change) {
      await api.savedView.edit({ params: { id: view.id }, body: { version: view.version, ...change } });
      toast.show({ message: text('view.saved', { name: change.name ?? view.name }) });
      await refresh();
    },
    remove: (view: SavedView, onRestored: () => void) =>
      toast.undoable(
        async () => {
          await api.savedView.delete({ params: { id: view.id } });
          await refresh();
        },
        text('view.deleted', { name: view.name }),
        async () => {
          await api.savedView.restore({ params: { id: view.id } });
          await refresh();
          onRestored();
        },
      ),
  };
}
