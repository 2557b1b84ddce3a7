import { companyToday, daysBetween, noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { WorkItem } from '../lead-shapes.ts';
import { ResponseClock } from '../response-clock.tsx';
import { useText } from '../text.ts';

/** The reason a lead stands where it does, with the facts behind it. */
export function WhyNow({ item }: { item: WorkItem }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  switch (item.reason) {
    case 'firstResponse':
      return (
        <span className="lead-why">
          {item.source ? text('web.today.source', { source: item.source }) : text('web.today.waiting')}
          <ResponseClock dueAt={item.responseDueAt} />
        </span>
      );
    case 'nextStep':
      return (
        <span className="lead-why">
          {item.nextStep ?? text('web.today.planned')}
          <StepDue on={item.nextStepOn} />
        </span>
      );
    case 'woken':
      return (
        <span className="lead-why">
          {text('web.today.woken')}
          <Tag tone="warn">{text('web.today.wokenAt', { when: format.relative(item.at, now) })}</Tag>
        </span>
      );
    default:
      return (
        <span className="lead-why">
          {item.lastContactAt
            ? text('web.today.lastContact', { when: format.relative(item.lastContactAt, now) })
            : text('web.today.waiting')}
          {item.nextStep ? (
            <Tag tone="plain">
              {item.nextStepOn
                ? text('web.today.stepOn', {
                    day: format.shortDate(noonOf(item.nextStepOn), now),
                    step: item.nextStep,
                  })
                : item.nextStep}
            </Tag>
          ) : (
            <Tag tone="warn">{text('web.today.noStep')}</Tag>
          )}
        </span>
      );
  }
}

/** How a planned day stands to today. */
function StepDue({ on }: { on: string | null }) {
  const text = useText();
  const today = companyToday(useNow(), useFormat().settings.timeZone);
  if (on === null) return null;
  const late = daysBetween(on, today);
  return late > 0 ? (
    <Tag tone="bad">{text('web.today.dueLate', { count: late })}</Tag>
  ) : (
    <Tag tone="accent">{text('web.today.dueToday')}</Tag>
  );
}
