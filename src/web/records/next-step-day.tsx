import { DayField } from '../../ui/day-field.tsx';
import { useRecordText } from './text.ts';

const distances = { tomorrow: 1, afterTomorrow: 2, inAWeek: 7, inTwoWeeks: 14, inAMonth: 30 } as const;
export type UsualDay = keyof typeof distances;

type NextStepDayProps = {
  value: string;
  onChange: (day: string) => void;
  /** What is one press away. */
  usual?: readonly UsualDay[];
  disabled?: boolean;
};

/** When the next step is, by the usual distances or from the calendar. */
export function NextStepDay({
  value,
  onChange,
  usual = ['tomorrow', 'inAWeek', 'inTwoWeeks'],
  disabled = false,
}: NextStepDayProps) {
  const text = useRecordText();
  return (
    <DayField
      label={text('nextStep.day')}
      value={value}
      disabled={disabled}
      chips={usual.map((day) => ({ label: text(`day.${day}`), days: distances[day] }))}
      onChange={onChange}
    />
  );
}
