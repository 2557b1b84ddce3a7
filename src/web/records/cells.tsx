import type { ReactNode } from 'react';
import type { CustomSubject } from '../../platform/custom-fields/rules/subjects.ts';
import { companyToday, noonOf } from '../../ui/days.ts';
import { useFormat, useNow } from '../../ui/format-context.tsx';
import type { Column } from '../../ui/table/column.ts';
import { customWords, useCustomFields } from './custom-fields.ts';
import { useRecordText } from './text.ts';

/** An empty cell. */
export function Nothing() {
  return <span className="y-quiet">–</span>;
}

/** A day in a cell. */
export function Day({ day }: { day: string | null }) {
  const format = useFormat();
  const now = useNow(60_000);
  return day === null ? <Nothing /> : format.shortDate(noonOf(day), now);
}

type PlannedStepProps = {
  step: { nextStep?: string | null | undefined; nextStepOn?: string | null | undefined };
  /** Stands where no step does. */
  empty?: ReactNode;
};

/** The next step with its day, which is red once it has passed. */
export function PlannedStep({ step: { nextStep, nextStepOn }, empty = <Nothing /> }: PlannedStepProps) {
  const text = useRecordText();
  const format = useFormat();
  const now = useNow(60_000);
  if (!nextStep) return empty;
  const late = nextStepOn && nextStepOn < companyToday(now, format.settings.timeZone);
  return (
    <span title={nextStep}>
      {nextStepOn && (
        <span className={late ? 'y-text-bad' : 'y-quiet'}>
          {format.shortDate(noonOf(nextStepOn), now)}
          {late && <span className="y-visually-hidden"> {text('nextStep.past')}</span>}{' '}
        </span>
      )}
      {nextStep}
    </span>
  );
}

/** A column for each of the company's own fields, hidden at first. */
export function useCustomColumns<R extends { custom?: Record<string, unknown> | undefined }>(
  subject: CustomSubject,
): Column<R>[] {
  const text = useRecordText();
  return useCustomFields(subject).map(({ key, label, kind }) => ({
    key: `custom.${key}`,
    title: label,
    width: 140,
    hidden: true,
    card: 'none',
    ...(kind === 'number' && { align: 'end' as const }),
    render: (row) => customWords(row.custom?.[key], text) || <Nothing />,
  }));
}
