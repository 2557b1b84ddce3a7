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
import type { AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { useSaveAccount } from './use-save.ts';

/** What is to be done next and when; S writes it. */
export function NextStepCard({ account, readOnly }: { account: AccountRecord; readOnly: boolean }) {
  const text = useText();
  const save = useSaveAccount(account);
  const { done, refused } = useAfterChange();
  const step = useRef<HTMLDivElement>(null);
  useShortcut('s', () => step.current?.querySelector<HTMLElement>('[role=button]')?.click(), !readOnly);
  const today = companyToday(useNow(60_000), useFormat().settings.timeZone);
  const late = account.nextStepOn ? daysBetween(account.nextStepOn, today) : 0;

  const finish = async () => {
    try {
      const { batchId } = await api.account.edit({
        params: { id: account.id },
        body: { version: account.version, nextStep: null, nextStepOn: null },
      });
      done(text('web.account.nextStepCleared'), batchId);
    } catch (error) {
      refused(error);
    }
  };
  return (
    <Card
      title={
        <>
          {text('web.account.nextStep')} {!readOnly && <Key>S</Key>}
        </>
      }
      extra={late > 0 && <Tag tone="bad">{text('web.account.late', { count: late })}</Tag>}
    >
      <div className="y-nextstep">
        <div ref={step} className="y-nextstep-text">
          <InlineText
            label={text('web.account.nextStep')}
            multiline
            readOnly={readOnly}
            value={account.nextStep}
            currentOf={(current) => (current as AccountRecord).nextStep}
            // A day without a step says nothing: it goes with it.
            onSave={(nextStep, over) =>
              save(nextStep === null ? { nextStep, nextStepOn: null } : { nextStep }, over)
            }
          />
        </div>
        {account.nextStep ? (
          <div className="y-nextstep-foot">
            <span className="y-row y-gap-s">
              <InlineDate
                label={text('web.account.nextStepDay')}
                readOnly={readOnly}
                value={account.nextStepOn}
                currentOf={(current) => (current as AccountRecord).nextStepOn}
                onSave={(nextStepOn, over) => save({ nextStepOn }, over)}
              />
              <Person name={account.ownerName} />
            </span>
            {!readOnly && (
              <Button size="small" onClick={() => void finish()}>
                {text('web.account.nextStepDone')}
              </Button>
            )}
          </div>
        ) : (
          <p className="y-quiet">{text('web.account.nextStepNone')}</p>
        )}
      </div>
    </Card>
  );
}
