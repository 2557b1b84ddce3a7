import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { NextStepDay } from '../../../../web/records/next-step-day.tsx';
import { inWords } from '../after-change.ts';
import type { Stage } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';

type StepDialogProps = {
  stage: Stage | undefined;
  onClose: () => void;
  /** Rejects with what the server said, which is then shown. */
  onConfirm: (step: { nextStep: string; nextStepOn: string | null }) => Promise<void>;
};

/** What a stage that wants a next step asks first; what is usually done there is one press away. */
export function StepDialog({ stage, onClose, onConfirm }: StepDialogProps) {
  const text = useText();
  const name = useNames();
  const id = useId();
  const usual = name(stage?.usualStep);
  const [step, setStep] = useState(usual);
  const [day, setDay] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const title = text('web.missing.stepTitle', { stage: name(stage?.names) });
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (step.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm({ nextStep: step.trim(), nextStepOn: day || null });
    } catch (error) {
      setProblem(inWords(error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} label={title}>
      <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void confirm(event)}>
        <h2>{title}</h2>
        <label className="y-labelled" htmlFor={id}>
          <span>{text('web.record.nextStep')}</span>
          <Input
            id={id}
            data-first
            maxLength={1000}
            value={step}
            onChange={(event) => setStep(event.target.value)}
          />
        </label>
        <NextStepDay value={day} onChange={setDay} disabled={step.trim() === ''} />
        {problem && (
          <div className="y-inline-error" role="alert">
            {problem}
          </div>
        )}
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={step.trim() === ''}>
            {text('web.missing.move')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
