import { arrayMove } from '@dnd-kit/sortable';
import { useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { useSession } from '../../../../web/session.ts';
import type { Rule, RuleEdit, Rules, Target } from './shapes.ts';
import { useAssignmentText } from './text.ts';

/** Changing the rules where they stand; refusals are told, and the rules read again. */
export function useRuleActs() {
  const text = useAssignmentText();
  const client = useQueryClient();
  const session = useSession();
  const { active } = useColleagues();
  const { show, undoable } = useToast();
  const key = api.assignment.rules.key();
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
    }
    await refresh();
  };
  const put = (rules: Rule[]) => client.setQueryData<Rules>(key, (before) => before && { ...before, rules });
  return {
    /** A new rule is switched off, so that nothing is given by it before it says when. */
    add: () =>
      act(() =>
        api.assignment.createRule({
          body: {
            name: text('web.newRule'),
            active: false,
            conditions: [],
            personId: active.find((one) => one.id !== session.person.id)?.id ?? session.person.id,
            teamId: null,
          },
        }),
      ),
    edit: (rule: Rule, edit: RuleEdit) =>
      act(() =>
        api.assignment.editRule({ params: { id: rule.id }, body: { version: rule.version, ...edit } }),
      ),
    /** Rejects with what the server said, for a field that shows it itself. */
    rename: async (rule: Rule, name: string, version: number) => {
      await api.assignment.editRule({ params: { id: rule.id }, body: { version, name } });
      await refresh();
    },
    remove: (rule: Rule) =>
      undoable(
        () =>
          api.assignment
            .deleteRule({ params: { id: rule.id }, query: { version: rule.version } })
            .then(refresh),
        text('web.deleted', { rule: rule.name }),
        () => api.assignment.restoreRule({ params: { id: rule.id } }).then(refresh),
      ),
    move: (rules: readonly Rule[], from: number, to: number) => {
      const next = arrayMove([...rules], from, to);
      put(next);
      return act(() => api.assignment.reorder({ body: { ids: next.map((rule) => rule.id) } }));
    },
    setFallback: (version: number, fallback: Target | null) =>
      act(() => api.assignment.setFallback({ body: { version, fallback } })),
  };
}

export type RuleActs = ReturnType<typeof useRuleActs>;
