import Button from 'antd/es/button';
import { type ReactNode, useRef } from 'react';
import { companyToday, daysBetween } from '../../ui/days.ts';
import { useFormat, useNow } from '../../ui/format-context.tsx';
import { InlineDate, InlineText } from '../../ui/inline-edit/inline-edit.tsx';
import { useShortcut } from '../../ui/keyboard.ts';
import { Card } from '../../ui/layout.tsx';
import { Person } from '../../ui/person.tsx';
import { Key, Tag } from '../../ui/tag.tsx';
import type { AfterChange } from './after-change.ts';
import { useRecordText } from './text.ts';

type Planned = { nextStep: string | null; nextStepOn: string | null; ownerName: string | null };

type NextStepCardProps = {
  record: Planned;
  readOnly: boolean;
  /** Writes the step or its day. @param over the record as somebody else left it meanwhile */
  save: (values: Partial<Pick<Planned, 'nextStep' | 'nextStepOn'>>, over?: unknown) => Promise<void>;
  /** Takes the step away because it is done. */
  finish: () => Promise<{ batchId: string | null }>;
  after: AfterChange;
  /** Stands where no step does. */
  empty: ReactNode;
};

/** What is to be done next and when; S writes it. */
export function NextStepCard({ record, readOnly, save, finish, after, empty }: NextStepCardProps) {
  const text = useRecordText();
  const step = useRef<HTMLDivElement>(null);
  useShortcut('s', () => step.current?.querySelector<HTMLElement>('[role=button]')?.click(), !readOnly);
  const today = companyToday(useNow(60_000), useFormat().settings.timeZone);
  const late = record.nextStepOn ? daysBetween(record.nextStepOn, today) : 0;
  const done = () =>
    void finish().then(({ batchId }) => after.done(text('nextStep.cleared'), batchId), after.refused);
  return (
    <Card
      title={
        <>
          {text('nextStep.title')} {!readOnly && <Key>S</Key>}
        </>
      }
      extra={late > 0 && <Tag tone="bad">{text('nextStep.late', { count: late })}</Tag>}
    >
      <div className="y-nextstep">
        <div ref={step} className="y-nextstep-text">
          <InlineText
            label={text('nextStep.title')}
            multiline
            readOnly={readOnly}
            value={record.nextStep}
            currentOf={(current) => (current as Planned).nextStep}
            // A day without a step says nothing: it goes with it.
            onSave={(nextStep, over) =>
              save(nextStep === null ? { nextStep, nextStepOn: null } : { nextStep }, over)
            }
          />
        </div>
        {record.nextStep ? (
          <div className="y-nextstep-foot">
            <span className="y-row y-gap-s">
              <InlineDate
                label={text('nextStep.day')}
                readOnly={readOnly}
                value={record.nextStepOn}
                currentOf={(current) => (current as Planned).nextStepOn}
                onSave={(nextStepOn, over) => save({ nextStepOn }, over)}
              />
              <Person name={record.ownerName} />
            </span>
            {!readOnly && (
              <Button size="small" onClick={done}>
                {text('nextStep.done')}
              </Button>
            )}
          </div>
        ) : (
          empty
        )}
      </div>
    </Card>
  );
}
