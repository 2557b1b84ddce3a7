import Input from 'antd/es/input';
import { addDays, companyToday } from './days.ts';
import { useFormat, useNow } from './format-context.tsx';

export type DayChip = { label: string; days: number };

type DayFieldProps = {
  label: string;
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onChange: (day: string) => void;
  /** Usual days, one press away. */
  chips: readonly DayChip[];
  /** The earliest day that may be chosen, in days from today. */
  from?: number;
  disabled?: boolean;
};

/** A day, by the usual distances or from the calendar. */
export function DayField({ label, value, onChange, chips, from = 0, disabled = false }: DayFieldProps) {
  const today = companyToday(useNow(), useFormat().settings.timeZone);
  return (
    <div className="y-day">
      <Input
        type="date"
        aria-label={label}
        value={value}
        min={addDays(today, from)}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
      />
      {chips.map((chip) => (
        <button
          key={chip.days}
          type="button"
          className="y-daychip"
          disabled={disabled}
          aria-pressed={value === addDays(today, chip.days)}
          onClick={() => onChange(addDays(today, chip.days))}
        >
          {chip.label}
        </button>
      ))}
    </div>
  );
}
