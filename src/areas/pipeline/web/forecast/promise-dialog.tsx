import { useQueryClient } from '@tanstack/react-query';
import Input from 'antd/es/input';
import { type FormEvent, useId, useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { inWords } from '../after-change.ts';
import { useText } from '../text.ts';
import { FormDialog } from './form-dialog.tsx';
import type { Promises } from './shapes.ts';

type PromiseDialogProps = {
  month: string;
  label: string;
  /** Whose forecast a manager adjusts; left out: one submits one's own. */
  of?: { id: string; name: string };
  start: Promises;
  computed: Promises | null;
  base: string;
  onClose: () => void;
};

const kinds = ['commit', 'bestCase', 'pipeline'] as const;

/** What a person promises for a month, or what their manager makes of it and why. */
export function PromiseDialog({ month, label, of, start, computed, base, onClose }: PromiseDialogProps) {
  const text = useText();
  const format = useFormat();
  const id = useId();
  const client = useQueryClient();
  const { show } = useToast();
  const [amounts, setAmounts] = useState<Promises>({
    commit: plain(start.commit),
    bestCase: plain(start.bestCase),
    pipeline: plain(start.pipeline),
  });
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const title = of
    ? text('web.forecast.adjustTitle', { name: of.name })
    : text('web.forecast.submitTitle', { period: label });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      if (of) await api.forecast.adjust({ body: { personId: of.id, month, ...amounts, reason: note } });
      else await api.forecast.submit({ body: { month, ...amounts, note: note.trim() || null } });
      await client.invalidateQueries({ queryKey: api.forecast.summary.key() });
      show({ message: text(of ? 'web.forecast.adjustDone' : 'web.forecast.submittedDone') });
      onClose();
    } catch (error) {
      setProblem(inWords(error));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={title}
      intro={of ? label : text('web.forecast.submitIntro')}
      submit={text(of ? 'web.forecast.adjust' : 'web.forecast.submitConfirm')}
      busy={busy}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      {kinds.map((kind, at) => (
        <label key={kind} className="y-labelled" htmlFor={`${id}-${kind}`}>
          <span>{text(`web.forecast.${kind}`)}</span>
          <Input
            id={`${id}-${kind}`}
            {...(at === 0 && { 'data-first': true })}
            inputMode="decimal"
            suffix={base}
            value={amounts[kind]}
            onChange={(event) =>
              setAmounts({ ...amounts, [kind]: event.target.value.replace(/[,，\s]/g, '') })
            }
          />
          {computed && (
            <span className="y-note">
              {text('web.forecast.computed')} {format.money(computed[kind], base)}
            </span>
          )}
        </label>
      ))}
      <label className="y-labelled" htmlFor={`${id}-note`}>
        <span>{text(of ? 'web.forecast.reason' : 'web.forecast.note')}</span>
        <Input.TextArea
          id={`${id}-note`}
          rows={2}
          className="y-grows"
          maxLength={2000}
          required={of !== undefined}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
    </FormDialog>
  );
}

/** `12000.00` as one would type it. */
function plain(amount: string): string {
  return amount.replace(/\.0+$/, '');
}
