import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { Choice } from '../../../../ui/choice.tsx';
import { DayField } from '../../../../ui/day-field.tsx';
import { noonOf } from '../../../../ui/days.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { api } from '../../../../web/api/client.ts';
import { QueuedFiles } from '../../../../web/files/queued-files.tsx';
import '../customers.css';
import { useText } from '../text.ts';
import { type CommunicationDraft, emptyDraft, isDirectByNature, kinds, useLog } from './use-log.ts';

/** What the panel must know of whom it logs for. */
export type LoggedSubject = {
  kind: 'account' | 'contact';
  id: string;
  name: string;
  nextStep: string | null;
  nextStepOn: string | null;
};

type LogCommunicationProps = {
  subject: LoggedSubject;
  /** Chosen at first, of an account's people. */
  contactId: string | null;
  onClose: () => void;
};

/** A communication logged in seconds: what was said comes first, everything else has its usual answer already. */
export function LogCommunication(props: LogCommunicationProps) {
  const text = useText();
  return (
    <Dialog open onClose={props.onClose} label={text('web.communication.title')} place="side">
      <LogForm {...props} />
    </Dialog>
  );
}

function LogForm({ subject, contactId, onClose }: LogCommunicationProps) {
  const text = useText();
  const id = useId();
  const format = useFormat();
  const now = useNow();
  const isAccount = subject.kind === 'account';
  const people = useQuery({
    ...api.account.contacts.query({ params: { id: subject.id } }),
    enabled: isAccount,
  });
  const present = (people.data?.items ?? []).filter((one) => !one.isFormer);
  const [draft, setDraft] = useState<CommunicationDraft>({
    ...emptyDraft,
    contactIds: contactId ? [contactId] : [],
  });
  const [files, setFiles] = useState<readonly File[]>([]);
  const { log, busy, problem } = useLog(subject, onClose);
  const set = (change: Partial<CommunicationDraft>) => setDraft((before) => ({ ...before, ...change }));
  const setKind = (kind: CommunicationDraft['kind']) => set({ kind, direct: isDirectByNature(kind) });
  const pick = (one: string) =>
    set({
      contactIds: draft.contactIds.includes(one)
        ? draft.contactIds.filter((other) => other !== one)
        : [...draft.contactIds, one],
    });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void log(draft, files);
    else if (event.altKey && /^Digit[0-5]$/.test(event.code)) {
      const kind = kinds[Number(event.code.slice(-1)) - 1];
      if (kind) setKind(kind);
      else set({ outcome: draft.outcome === 'reached' ? 'noAnswer' : 'reached' });
    } else return;
    event.preventDefault();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void log(draft, files);
  };
  const stepNow =
    subject.nextStep &&
    [subject.nextStep, subject.nextStepOn && format.shortDate(noonOf(subject.nextStepOn), now)]
      .filter(Boolean)
      .join(' · ');
  return (
    <form className="y-panel" ref={firstFocus} onSubmit={submit} onKeyDown={onKeyDown}>
      <header>
        <div>
          <h2>{text('web.communication.title')}</h2>
          <div className="y-quiet">{subject.name}</div>
        </div>
        <button type="button" className="y-iconbutton" aria-label={text('web.act.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="y-panel-body">
        <Choice
          label={text('web.communication.kind')}
          value={draft.kind}
          onChange={setKind}
          choices={kinds.map((kind) => ({ value: kind, label: text(`web.communication.${kind}`) }))}
        />
        {present.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: several may be chosen; a fieldset would draw a frame
          <div className="y-labelled" role="group" aria-label={text('web.communication.who')}>
            <span>{text('web.communication.who')}</span>
            <div className="cust-picks">
              {present.map((one) => (
                <button
                  key={one.id}
                  type="button"
                  className="y-daychip"
                  aria-pressed={draft.contactIds.includes(one.id)}
                  onClick={() => pick(one.id)}
                >
                  {one.name}
                </button>
              ))}
            </div>
          </div>
        )}
        <Choice
          label={text('web.communication.reach')}
          value={draft.outcome}
          onChange={(outcome) => set({ outcome })}
          choices={(['reached', 'noAnswer'] as const).map((value) => ({
            value,
            label: text(`web.communication.${value}`),
          }))}
        />
        <label className="y-labelled" htmlFor={`${id}-said`}>
          <span>{text('web.communication.said')}</span>
          <Input.TextArea
            id={`${id}-said`}
            data-first
            rows={4}
            className="y-grows"
            maxLength={20_000}
            placeholder={text('web.communication.saidPlaceholder')}
            value={draft.said}
            onChange={(event) => set({ said: event.target.value })}
          />
        </label>
        <QueuedFiles files={files} onChange={setFiles} />
        {isAccount && (
          <>
            <label className="y-labelled" htmlFor={`${id}-step`}>
              <span>{text('web.communication.nextStep')}</span>
              <Input
                id={`${id}-step`}
                maxLength={1000}
                placeholder={
                  stepNow
                    ? text('web.communication.nextStepNow', { step: stepNow })
                    : text('web.communication.nextStepPlaceholder')
                }
                value={draft.nextStep}
                onChange={(event) => set({ nextStep: event.target.value })}
              />
            </label>
            <DayField
              label={text('web.communication.nextStepDay')}
              value={draft.nextStepOn}
              disabled={draft.nextStep.trim() === ''}
              chips={[
                { label: text('web.day.tomorrow'), days: 1 },
                { label: text('web.day.inAWeek'), days: 7 },
                { label: text('web.day.inTwoWeeks'), days: 14 },
                { label: text('web.day.inAMonth'), days: 30 },
              ]}
              onChange={(nextStepOn) => set({ nextStepOn })}
            />
          </>
        )}
        <div className="y-twin">
          <Choice
            label={text('web.communication.way')}
            hint={text('web.communication.directHint')}
            value={draft.direct ? 'direct' : 'indirect'}
            onChange={(way) => set({ direct: way === 'direct' })}
            choices={(['direct', 'indirect'] as const).map((value) => ({
              value,
              label: text(`web.communication.${value}`),
            }))}
          />
          <Choice
            label={text('web.communication.direction')}
            value={draft.direction}
            onChange={(direction) => set({ direction })}
            choices={(['out', 'in'] as const).map((value) => ({
              value,
              label: text(`web.communication.${value}`),
            }))}
          />
        </div>
      </div>
      <footer>
        {problem && (
          <div className="y-inline-error" role="alert">
            {problem}
          </div>
        )}
        <div className="y-panel-acts">
          <Button type="primary" htmlType="submit" loading={busy}>
            {text('web.communication.save')}
          </Button>
          <span className="y-quiet y-keys">{text('web.communication.keys')}</span>
        </div>
      </footer>
    </form>
  );
}
