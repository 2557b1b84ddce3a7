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
import type { OpportunityRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';
import { useSaveField } from './use-save-field.ts';

/** What is to be done next and when; S writes it. Without one, what is usually done in this stage is one press away. */
export function NextStepCard({
  opportunity,
  readOnly,
}: {
  opportunity: OpportunityRecord;
  readOnly: boolean;
}) {
  const text = useText();
  const name = useNames();
  const save = useSaveField(opportunity);
  const { done, refused } = useAfterChange();
  const { stageOf } = usePipelines();
  const step = useRef<HTMLDivElement>(null);
  useShortcut('s', () => step.current?.querySelector<HTMLElement>('[role=button]')?.click(), !readOnly);
  const today = companyToday(useNow(60_000), useFormat().settings.timeZone);
  const late = opportunity.nextStepOn ? daysBetween(opportunity.nextStepOn, today) : 0;
  const usual = name(stageOf(opportunity.stageId)?.usualStep);
  if (opportunity.state === 'lost') return null;

  const finish = async () => {
    try {
      const { batchId } = await api.opportunity.edit({
        params: { id: opportunity.id },
        body: { version: opportunity.version, nextStep: null, nextStepOn: null },
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
            value={opportunity.nextStep}
            currentOf={(current) => (current as OpportunityRecord).nextStep}
            onSave={(nextStep, over) =>
              save(nextStep === null ? { nextStep, nextStepOn: null } : { nextStep }, over)
            }
          />
        </div>
        {opportunity.nextStep ? (
          <div className="y-nextstep-foot">
            <span className="y-row y-gap-s">
              <InlineDate
                label={text('web.record.nextStepDay')}
                readOnly={readOnly}
                value={opportunity.nextStepOn}
                currentOf={(current) => (current as OpportunityRecord).nextStepOn}
                onSave={(nextStepOn, over) => save({ nextStepOn }, over)}
              />
              <Person name={opportunity.ownerName} />
            </span>
            {!readOnly && (
              <Button size="small" onClick={() => void finish()}>
                {text('web.record.nextStepDone')}
              </Button>
            )}
          </div>
        ) : (
          <>
            <p className="y-quiet">{text('web.record.nextStepNone')}</p>
            {!readOnly && usual && (
              <button
                type="button"
                className="y-textbutton"
                onClick={() => void save({ nextStep: usual }).catch(refused)}
              >
                {text('web.record.nextStepUsual', { step: usual })}
              </button>
            )}
          </>
        )}
      </div>
    </Card>
  );
}
