import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { Choice, Choices } from '../../../ui/choice.tsx';
import { noonOf } from '../../../ui/days.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { firstFocus } from '../../../ui/first-focus.ts';
import { useFormat, useNow } from '../../../ui/format-context.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { QueuedFiles } from '../../files/queued-files.tsx';
import { NextStepDay, type UsualDay } from '../next-step-day.tsx';
import { useRecordText } from '../text.ts';
import { type CommunicationDraft, communicationKinds, emptyDraft, isDirectByNature } from './draft.ts';
import { type Logged, type SendCommunication, useSend } from './use-send.ts';

type CommunicationPanelProps = {
  logged: Logged;
  /** What is worth writing down of this kind of record. */
  saidPlaceholder: string;
  /** Who may have been talked to. */
  people?: readonly { id: string; name: string }[];
  /** Chosen of them at first. */
  chosen?: readonly string[];
  /** The next step as it stands; left out where the kind of record has none. */
  step?: { now: string | null; on: string | null; days: readonly UsualDay[] };
  /** Stands before the questions: a number to dial. */
  top?: ReactNode;
  /** What this kind of record asks further about what was said. */
  further?: (draft: CommunicationDraft) => ReactNode;
  onSaid?: (said: string) => void;
  send: SendCommunication;
  /** What changed on screen; the panel closes by itself. */
  onSent: () => void;
  onClose: () => void;
};

/** A communication logged in seconds: what was said comes first, everything else has its usual answer already. */
export function CommunicationPanel(props: CommunicationPanelProps) {
  const text = useRecordText();
  return (
    <Dialog open onClose={props.onClose} label={text('communication.title')} place="side">
      <CommunicationForm {...props} />
    </Dialog>
  );
}

function CommunicationForm(props: CommunicationPanelProps) {
  const { logged, people = [], step, onClose } = props;
  const text = useRecordText();
  const id = useId();
  const [draft, setDraft] = useState<CommunicationDraft>({ ...emptyDraft, contactIds: props.chosen ?? [] });
  const [files, setFiles] = useState<readonly File[]>([]);
  const { log, busy, problem } = useSend(logged, props.send, () => {
    props.onSent();
    onClose();
  });
  const set = (change: Partial<CommunicationDraft>) => setDraft((before) => ({ ...before, ...change }));
  const setKind = (kind: CommunicationDraft['kind']) => set({ kind, direct: isDirectByNature(kind) });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void log(draft, files);
    else if (event.altKey && /^Digit[0-5]$/.test(event.code)) {
      const kind = communicationKinds[Number(event.code.slice(-1)) - 1];
      if (kind) setKind(kind);
      else set({ outcome: draft.outcome === 'reached' ? 'noAnswer' : 'reached' });
    } else return;
    event.preventDefault();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void log(draft, files);
  };
  return (
    <form className="y-panel" ref={firstFocus} onSubmit={submit} onKeyDown={onKeyDown}>
      <header>
        <div>
          <h2>{text('communication.title')}</h2>
          <div className="y-quiet">{logged.name}</div>
        </div>
        <button type="button" className="y-iconbutton" aria-label={text('act.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="y-panel-body">
        {props.top}
        <Choice
          label={text('communication.kind')}
          value={draft.kind}
          onChange={setKind}
          choices={communicationKinds.map((kind) => ({ value: kind, label: text(`communication.${kind}`) }))}
        />
        {people.length > 0 && (
          <Choices
            label={text('communication.who')}
            value={draft.contactIds}
            onChange={(contactIds) => set({ contactIds })}
            choices={people.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
        <Choice
          label={text('communication.reach')}
          value={draft.outcome}
          onChange={(outcome) => set({ outcome })}
          choices={(['reached', 'noAnswer'] as const).map((value) => ({
            value,
            label: text(`communication.${value}`),
          }))}
        />
        <label className="y-labelled" htmlFor={`${id}-said`}>
          <span>{text('communication.said')}</span>
          <Input.TextArea
            id={`${id}-said`}
            data-first
            rows={4}
            className="y-grows"
            maxLength={20_000}
            placeholder={props.saidPlaceholder}
            value={draft.said}
            onChange={(event) => {
              set({ said: event.target.value });
              props.onSaid?.(event.target.value);
            }}
          />
        </label>
        {props.further?.(draft)}
        <QueuedFiles files={files} onChange={setFiles} />
        {step && <NextStep draft={draft} step={step} set={set} />}
        <Way draft={draft} set={set} />
      </div>
      <footer>
        {problem && (
          <div className="y-inline-error" role="alert">
            {problem}
          </div>
        )}
        <div className="y-panel-acts">
          <Button type="primary" htmlType="submit" loading={busy}>
            {text('communication.save')}
          </Button>
          <span className="y-quiet y-keys">{text('communication.keys')}</span>
        </div>
      </footer>
    </form>
  );
}

type PartProps = { draft: CommunicationDraft; set: (change: Partial<CommunicationDraft>) => void };

/** What is to be done next; the step that stands is named where a new one would be written. */
function NextStep({ draft, step, set }: PartProps & { step: NonNullable<CommunicationPanelProps['step']> }) {
  const text = useRecordText();
  const id = useId();
  const format = useFormat();
  const now = useNow();
  const standing = [step.now, step.now && step.on && format.shortDate(noonOf(step.on), now)]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <label className="y-labelled" htmlFor={id}>
        <span>{text('nextStep.title')}</span>
        <Input
          id={id}
          maxLength={1000}
          placeholder={
            standing
              ? text('communication.nextStepNow', { step: standing })
              : text('communication.nextStepPlaceholder')
          }
          value={draft.nextStep}
          onChange={(event) => set({ nextStep: event.target.value })}
        />
      </label>
      <NextStepDay
        value={draft.nextStepOn}
        usual={step.days}
        disabled={draft.nextStep.trim() === ''}
        onChange={(nextStepOn) => set({ nextStepOn })}
      />
    </>
  );
}

/** Direct or not, and who began. */
function Way({ draft, set }: PartProps) {
  const text = useRecordText();
  return (
    <div className="y-twin">
      <Choice
        label={text('communication.way')}
        hint={text('communication.directHint')}
        value={draft.direct ? 'direct' : 'indirect'}
        onChange={(way) => set({ direct: way === 'direct' })}
        choices={(['direct', 'indirect'] as const).map((value) => ({
          value,
          label: text(`communication.${value}`),
        }))}
      />
      <Choice
        label={text('communication.direction')}
        value={draft.direction}
        onChange={(direction) => set({ direction })}
        choices={(['out', 'in'] as const).map((value) => ({
          value,
          label: text(`communication.${value}`),
        }))}
      />
    </div>
  );
}
