import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { type FormEvent, useId, useState } from 'react';
import { Choice } from '../../../../ui/choice.tsx';
import { DayField } from '../../../../ui/day-field.tsx';
import { companyToday } from '../../../../ui/days.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { api } from '../../../../web/api/client.ts';
import { ApiProblem } from '../../../../web/api/problem.ts';
import { inWords, useAfterChange } from '../after-change.ts';
import type { NamedOpportunity } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';
import type { Missing } from './missing-dialog.tsx';

type CloseDialogProps = {
  opportunity: NamedOpportunity;
  to: 'won' | 'lost';
  onClose: () => void;
  onMissing: (missing: Missing) => void;
  onDone: () => void;
};

/** What deciding an opportunity asks: for how much, when, why, against whom. */
export function CloseDialog({ opportunity, to, onClose, onMissing, onDone }: CloseDialogProps) {
  const text = useText();
  const name = useNames();
  const id = useId();
  const { settings } = usePipelines();
  const { done } = useAfterChange();
  const today = companyToday(useNow(60_000), useFormat().settings.timeZone);
  const [amount, setAmount] = useState(opportunity.amount ?? '');
  const [on, setOn] = useState(today);
  const [reasonId, setReason] = useState('');
  const [competitorId, setCompetitor] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const reasons = (settings?.reasons ?? []).filter(({ kind }) => kind === to);
  const ready = to === 'won' ? amount.trim() !== '' : reasonId !== '';
  const title = text(`web.close.${to}Title`);

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    setProblem(null);
    try {
      const { batchId } = await api.opportunity.close({
        params: { id: opportunity.id },
        body: {
          version: opportunity.version,
          to,
          on,
          reasonId: reasonId || null,
          competitorId: competitorId || null,
          note: note.trim() || null,
          ...(to === 'won' && { amount: amount.replace(/[,，\s]/g, '') }),
        },
      });
      done(
        text(to === 'won' ? 'web.close.doneWon' : 'web.close.doneLost', { name: opportunity.name }),
        batchId,
      );
      onDone();
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'opportunity.conditionsMissing')
        return onMissing((error.details.facts?.missing ?? []) as Missing);
      setProblem(inWords(error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} label={title}>
      <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void confirm(event)}>
        <h2>
          {title} <span className="y-quiet">{opportunity.name}</span>
        </h2>
        {to === 'won' && (
          <label className="y-labelled" htmlFor={`${id}-amount`}>
            <span>{text('web.close.amount')}</span>
            <Input
              id={`${id}-amount`}
              data-first
              inputMode="decimal"
              value={amount}
              suffix={opportunity.currency ?? undefined}
              onChange={(event) => setAmount(event.target.value)}
            />
          </label>
        )}
        {reasons.length > 0 && (
          <Choice
            label={text('web.close.reason')}
            value={reasonId}
            onChange={setReason}
            choices={reasons.map((one) => ({ value: one.id, label: name(one.names) }))}
          />
        )}
        {(settings?.competitors.length ?? 0) > 0 && (
          <div className="y-labelled">
            <span>{text(to === 'won' ? 'web.close.against' : 'web.close.lostTo')}</span>
            <Select
              className="y-wide"
              aria-label={text(to === 'won' ? 'web.close.against' : 'web.close.lostTo')}
              showSearch={{ optionFilterProp: 'label' }}
              getPopupContainer={popupPlace}
              value={competitorId}
              options={[
                { value: '', label: text('web.close.none') },
                ...settings!.competitors.map((one) => ({ value: one.id, label: one.name })),
              ]}
              onChange={setCompetitor}
            />
          </div>
        )}
        <DayField
          label={text('web.close.on')}
          value={on}
          from={-3650}
          chips={[
            { label: text('web.close.today'), days: 0 },
            { label: text('web.close.yesterday'), days: -1 },
          ]}
          onChange={setOn}
        />
        <label className="y-labelled" htmlFor={`${id}-note`}>
          <span>{text('web.close.note')}</span>
          <Input.TextArea
            id={`${id}-note`}
            rows={2}
            className="y-grows"
            maxLength={5000}
            placeholder={text('web.close.notePlaceholder')}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        {problem && (
          <div className="y-inline-error" role="alert">
            {problem}
          </div>
        )}
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
            {text('web.close.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
