import { useQueryClient } from '@tanstack/react-query';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { inWords } from '../after-change.ts';
import { useText } from '../text.ts';
import { FormDialog } from './form-dialog.tsx';

type TargetDialogProps = {
  /** A person's, or without an id the company's. */
  of: { personId?: string; name: string };
  month: string;
  label: string;
  start: string | null;
  base: string;
  onClose: () => void;
};

/** Says what is wanted of somebody, or of the company, in a month; empty takes it away. */
export function TargetDialog({ of, month, label, start, base, onClose }: TargetDialogProps) {
  const text = useText();
  const id = useId();
  const client = useQueryClient();
  const { show } = useToast();
  const [amount, setAmount] = useState(start?.replace(/\.0+$/, '') ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await api.forecast.setTarget({
        body: { personId: of.personId ?? null, month, amount: amount || null },
      });
      await client.invalidateQueries({ queryKey: api.forecast.summary.key() });
      await client.invalidateQueries({ queryKey: api.review.summary.key() });
      show({ message: text('web.forecast.targetDone') });
      onClose();
    } catch (error) {
      setProblem(inWords(error));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={text('web.forecast.targetTitle', { name: of.name })}
      intro={label}
      submit={text('web.act.save')}
      busy={busy}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      <label className="y-labelled" htmlFor={id}>
        <span>{text('web.forecast.target')}</span>
        <Input
          id={id}
          data-first
          inputMode="decimal"
          suffix={base}
          value={amount}
          onChange={(event) => setAmount(event.target.value.replace(/[,，\s]/g, ''))}
        />
      </label>
    </FormDialog>
  );
}
