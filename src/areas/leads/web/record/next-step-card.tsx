import Button from 'antd/es/button';
import { useRef } from 'react';
import { companyToday, daysBetween } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { InlineDate, InlineText } from '../../../../ui/inline-edit/inline-edit.tsx';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { Card } from '../../../../ui/layout.tsx';
import { Person } from '../../../../ui/person.tsx';
import { Key, Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { useAfterChange } from '../after-change.ts';
import type { LeadRecord } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import { useSaveField } from './use-save-field.ts';

/** What is to be done next and when; S writes it. */
export function NextStepCard({ lead, readOnly }: { lead: LeadRecord; readOnly: boolean }) {
  const text = useText();
  const save = useSaveField(lead);
  const { done, refused } = useAfterChange();
  const step = useRef<HTMLDivElement>(null);
  const write = () => step.current?.querySelector<HTMLElement>('[role=button]')?.click();
  useShortcut('s', write, !readOnly);
  const today = companyToday(useNow(60_000), useFormat().settings.timeZone);
  const late = lead.nextStepOn ? daysBetween(lead.nextStepOn, today) : 0;

  const finish = async () => {
    try {
      const { batchId } = await api.lead.edit({
        params: { id: lead.id },
        body: { version: lead.version, nextStep: null, nextStepOn: null },
      });
      done(text('web.record.nextStepCleared'), batchId);
    } catch (error) {
      refused(error);
    }
  };
  return (
    <Card
      title={
        <>
          {text('web.record.nextStep')} {!readOnly && <Key>S</Key>}
        </>
      }
      extra={late > 0 && <Tag tone="bad">{text('web.record.late', { count: late })}</Tag>}
    >
      <div className="y-nextstep">
        <div ref={step} className="y-nextstep-text">
          <InlineText
            label={text('web.record.nextStep')}
            multiline
            readOnly={readOnly}
            value={lead.nextStep}
            currentOf={(current) => (current as LeadRecord).nextStep}
            // A day without a step says nothing: it goes with it.
            onSave={(nextStep, over) =>
              save(nextStep === null ? { nextStep, nextStepOn: null } : { nextStep }, over)
            }
          />
        </div>
        {lead.nextStep ? (
          <div className="y-nextstep-foot">
            <span className="y-row y-gap-s">
              <InlineDate
                label={text('web.record.nextStepDay')}
                readOnly={readOnly}
                value={lead.nextStepOn}
                currentOf={(current) => (current as LeadRecord).nextStepOn}
                onSave={(nextStepOn, over) => save({ nextStepOn }, over)}
              />
              <Person name={lead.ownerName} />
            </span>
            {!readOnly && (
              <Button size="small" onClick={() => void finish()}>
                {text('web.record.nextStepDone')}
              </Button>
            )}
          </div>
        ) : (
          <p className="y-quiet">{text('web.record.nextStepNone')}</p>
        )}
      </div>
    </Card>
  );
}
