import type { IconName } from '../../../ui/icons.tsx';
import type { Qualification } from './shapes.ts';
import { useQualificationText } from './text.ts';

type Happening = { type: string; payload: Record<string, unknown> };
type Worded = { title: string; icon: IconName };

/** Words an event of qualification for any record's timeline; null for one that is not of this room. */
export function useQualificationTimeline(
  shown: Qualification | undefined,
): (item: Happening) => Worded | null {
  const text = useQualificationText();
  const nameOf = (key: unknown) => shown?.dimensions.find((one) => one.key === key)?.name ?? String(key);
  const verdictOf = (verdict: unknown) =>
    text(`web.verdictName.${verdict === 'qualified' || verdict === 'no' ? verdict : 'notYet'}`);
  return ({ type, payload }) => {
    switch (type) {
      case 'qualification.evidenceMarked': {
        const marks = Array.isArray(payload.marks) ? (payload.marks as { dimension: string }[]) : [];
        const names = [...new Set(marks.map(({ dimension }) => nameOf(dimension)))].join(
          text('web.separator'),
        );
        return { title: text('web.timeline.marked', { names }), icon: 'check' };
      }
      case 'qualification.evidenceWithdrawn':
        return { title: text('web.timeline.withdrawn', { names: nameOf(payload.dimension) }), icon: 'close' };
      case 'qualification.evidenceRestored':
        return { title: text('web.timeline.restored', { names: nameOf(payload.dimension) }), icon: 'undo' };
      case 'qualification.overruled':
        return {
          title: text('web.timeline.overruled', { verdict: verdictOf(payload.verdict) }),
          icon: 'edit',
        };
      case 'qualification.overruleWithdrawn':
        return { title: text('web.timeline.overruleWithdrawn'), icon: 'undo' };
      case 'qualification.questionAsked':
        return { title: text('web.timeline.asked', { question: String(payload.question) }), icon: 'chat' };
      default:
        return null;
    }
  };
}
