import { useFormat, useNow } from '../../../ui/format-context.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useText } from './text.ts';

const minute = 60_000;
const hour = 60 * minute;

type ResponseClockProps = { dueAt: string | null; firstContactAt?: string | null };

/** Speed to lead: how long is left for the first real contact, or how late it is. Nothing once there was one. */
export function ResponseClock({ dueAt, firstContactAt = null }: ResponseClockProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow(15_000);
  if (dueAt === null || firstContactAt !== null) return null;
  const left = Date.parse(dueAt) - now.getTime();
  const whole = Math.max(minute, Math.floor(Math.abs(left) / minute) * minute);
  if (left < 0) return <Tag tone="bad">{text('web.clock.late', { time: format.duration(whole) })}</Tag>;
  if (left > 4 * hour) {
    const isToday = format.date(dueAt) === format.date(now);
    const time = isToday ? format.time(dueAt) : `${format.shortDate(dueAt, now)} ${format.time(dueAt)}`;
    return <Tag tone="plain">{text('web.clock.until', { time })}</Tag>;
  }
  return (
    <Tag tone={left < 30 * minute ? 'bad' : 'warn'}>
      {text('web.clock.left', { time: format.duration(whole) })}
    </Tag>
  );
}
