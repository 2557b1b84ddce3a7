import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { firstFocus } from '../../../ui/first-focus.ts';
import { api } from '../../../web/api/client.ts';
import type { Subject, Verdict } from './shapes.ts';
import { useQualificationText } from './text.ts';
import { useQualificationActs } from './use-qualification.ts';

type OverruleDialogProps = { subject: Subject; computed: Verdict; onClose: () => void };

const verdicts = ['qualified', 'notYet', 'no'] as const;

/** A person's word over the computed verdict, with a reason that stays in sight. */
export function OverruleDialog({ subject, computed, onClose }: OverruleDialogProps) {
  const text = useQualificationText();
  const acts = useQualificationActs(subject);
  const id = useId();
  const others = verdicts.filter((one) => one !== computed);
  const [verdict, setVerdict] = useState<Verdict>(others[0]!);
  const [reason, setReason] = useState('');
  const overrule = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return;
    const done = await acts.undoable(
      () => api.qualification.overrule({ params: subject, body: { verdict, reason } }),
      text('web.overrule.done', { verdict: text(`web.verdictName.${verdict}`) }),
      () => api.qualification.followComputed({ params: subject }),
    );
    if (done) onClose();
  };
  return (
    <Dialog open onClose={onClose} label={text('web.overrule.title')}>
      <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void overrule(event)}>
        <h2>{text('web.overrule.title')}</h2>
        <p className="y-quiet">
          {text('web.overrule.computed', { verdict: text(`web.verdictName.${computed}`) })}
        </p>
        <Choice
          label={text('web.overrule.act')}
          value={verdict}
          onChange={setVerdict}
          choices={others.map((value) => ({ value, label: text(`web.verdictName.${value}`) }))}
        />
        <label className="y-labelled" htmlFor={id}>
          <span>{text('web.overrule.reason')}</span>
          <Input
            id={id}
            data-first
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.cancel')}</Button>
          <Button type="primary" htmlType="submit" disabled={reason.trim() === ''}>
            {text('web.overrule.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
