import Input from 'antd/es/input';
import { DayField } from '../../../ui/day-field.tsx';
import type { StatusWish } from './lead-shapes.ts';
import { useText } from './text.ts';

const usualReasons = ['noNeed', 'noBudget', 'unreachable', 'competitor', 'wrongData'] as const;

/** Whether everything is there that a status asks for. */
export function isReady({ to, wakeOn, reason }: StatusWish): boolean {
  if (to === 'parked') return Boolean(wakeOn);
  return to !== 'disqualified' || Boolean(reason?.trim());
}

type StatusQuestionProps = { wish: StatusWish; onChange: (wish: StatusWish) => void };

/** The day a parked lead wakes up, or why a lead is disqualified; nothing for other statuses. */
export function StatusQuestion({ wish, onChange }: StatusQuestionProps) {
  const text = useText();
  if (wish.to === 'parked')
    return (
      <div className="y-stack y-gap-s">
        <DayField
          label={text('web.park.day')}
          value={wish.wakeOn ?? ''}
          from={1}
          chips={[
            { label: text('web.park.week'), days: 7 },
            { label: text('web.park.month'), days: 30 },
            { label: text('web.park.quarter'), days: 91 },
          ]}
          onChange={(wakeOn) => onChange({ ...wish, wakeOn: wakeOn || null })}
        />
        <span className="y-quiet">{text('web.park.hint')}</span>
      </div>
    );
  if (wish.to !== 'disqualified') return null;
  return (
    <div className="y-stack y-gap-s">
      <div className="y-row y-gap-xs">
        {usualReasons.map((reason) => {
          const words = text(`web.disqualify.${reason}`);
          return (
            <button
              key={reason}
              type="button"
              className="y-daychip"
              aria-pressed={wish.reason === words}
              onClick={() => onChange({ ...wish, reason: words })}
            >
              {words}
            </button>
          );
        })}
      </div>
      <Input.TextArea
        data-first
        rows={2}
        aria-label={text('web.disqualify.reason')}
        placeholder={text('web.disqualify.placeholder')}
        value={wish.reason ?? ''}
        onChange={(event) => onChange({ ...wish, reason: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit();
        }}
      />
    </div>
  );
}
