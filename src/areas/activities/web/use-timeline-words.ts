import { noonOf } from '../../../ui/days.ts';
import { useFormat, useNow } from '../../../ui/format-context.tsx';
import type { IconName } from '../../../ui/icons.tsx';
import { useActivityText } from './text.ts';

type Happening = { type: string; payload: Record<string, unknown> };
type Worded = { title: string; icon: IconName };

/** Words what was planned about a record and what was done, for its timeline; null for what is not of this room. */
export function useActivityTimeline(): (item: Happening) => Worded | null {
  const text = useActivityText();
  const format = useFormat();
  const now = useNow(60_000);
  return ({ type, payload }) => {
    const title = String(payload.title);
    if (type === 'task.carriedOut')
      return { title: text('web.timeline.carriedOut', { title }), icon: 'check' };
    if (type !== 'task.planned') return null;
    return {
      title:
        typeof payload.dueOn === 'string'
          ? text('web.timeline.plannedOn', { title, day: format.shortDate(noonOf(payload.dueOn), now) })
          : text('web.timeline.planned', { title }),
      icon: 'clock',
    };
  };
}
