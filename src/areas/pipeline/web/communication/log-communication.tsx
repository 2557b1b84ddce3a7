import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, type KeyboardEvent, Suspense, useId, useState } from 'react';
import type { CallInput } from '../../../../platform/http/contract.ts';
import { Choice, Choices } from '../../../../ui/choice.tsx';
import { noonOf } from '../../../../ui/days.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { newKey } from '../../../../web/api/call.ts';
import { api } from '../../../../web/api/client.ts';
import type { Contracts } from '../../../../web/api/endpoints.gen.ts';
import { QueuedFiles } from '../../../../web/files/queued-files.tsx';
import { startUploads } from '../../../../web/files/uploads.ts';
import { bodyOfMarks, EvidenceMarker, followText, type Mark } from '../../../qualification/web/index.ts';
import { inWords, useAfterChange } from '../after-change.ts';
import { NextStepDay } from '../move/step-dialog.tsx';
import { useText } from '../text.ts';

type Body = CallInput<Contracts['opportunity']['communicate']>['body'];

/** What the panel must know of the opportunity it logs for. */
export type LoggedOpportunity = {
  id: string;
  name: string;
  nextStep: string | null;
  nextStepOn: string | null;
  people: readonly { contactId: string; name: string | null }[];
};

type LogCommunicationProps = { opportunity: LoggedOpportunity; onClose: () => void };

/** In the order of the keys Alt+1 to Alt+5. */
const kinds = ['call', 'visit', 'meeting', 'mail', 'message'] as const satisfies readonly Body['kind'][];

/** A communication logged in seconds: what was said comes first, everything else has its usual answer already. */
export function LogCommunication({ opportunity, onClose }: LogCommunicationProps) {
  const text = useText();
  return (
    <Dialog open onClose={onClose} label={text('web.communication.title')} place="side">
      <LogForm opportunity={opportunity} onClose={onClose} />
    </Dialog>
  );
}

type Draft = Required<Pick<Body, 'kind' | 'direct' | 'outcome' | 'said' | 'direction' | 'contactIds'>>;

function LogForm({ opportunity, onClose }: LogCommunicationProps) {
  const text = useText();
  const id = useId();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const { show } = useToast();
  const { refresh } = useAfterChange();
  const { people } = opportunity;
  const [key] = useState(newKey);
  const [draft, setDraft] = useState<Draft>({
    kind: 'call',
    direct: true,
    outcome: 'reached',
    said: '',
    direction: 'out',
    // With the only one there is, one is meant.
    contactIds: people.length === 1 ? [people[0]!.contactId] : [],
  });
  const [marks, setMarks] = useState<Mark[]>([]);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [step, setStep] = useState('');
  const [day, setDay] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const setKind = (kind: Draft['kind']) => set({ kind, direct: kind !== 'mail' && kind !== 'message' });

  const save = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const evidence = bodyOfMarks(followText(draft.said, marks));
    try {
      const { communicationId } = await api.opportunity.communicate(
        {
          params: { id: opportunity.id },
          body: {
            ...draft,
            ...(step.trim() !== '' && { nextStep: step.trim(), nextStepOn: day || null }),
            ...(evidence.length > 0 && { evidence }),
          },
        },
        { idempotencyKey: key },
      );
      startUploads({ subject: 'opportunity', subjectId: opportunity.id }, files, communicationId);
      show({ message: text('web.communication.saved', { name: opportunity.name }) });
      void refresh();
      void client.invalidateQueries({ queryKey: api.qualification.read.key() });
      onClose();
    } catch (error) {
      setProblem(inWords(error));
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else if (event.altKey && /^Digit[1-5]$/.test(event.code))
      setKind(kinds[Number(event.code.slice(-1)) - 1]!);
    else if (event.altKey && event.code === 'Digit0')
      set({ outcome: draft.outcome === 'reached' ? 'noAnswer' : 'reached' });
    else return;
    event.preventDefault();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const stepNow =
    opportunity.nextStep &&
    [opportunity.nextStep, opportunity.nextStepOn && format.shortDate(noonOf(opportunity.nextStepOn), now)]
      .filter(Boolean)
      .join(' · ');
  return (
    <form className="y-panel" ref={firstFocus} onSubmit={submit} onKeyDown={onKeyDown}>
      <header>
        <div>
          <h2>{text('web.communication.title')}</h2>
          <div className="y-quiet">{opportunity.name}</div>
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
        <Choice
          label={text('web.communication.reach')}
          value={draft.outcome}
          onChange={(outcome) => set({ outcome })}
          choices={(['reached', 'noAnswer'] as const).map((value) => ({
            value,
            label: text(`web.communication.${value}`),
          }))}
        />
        {people.length > 0 && draft.outcome === 'reached' && (
          <Choices
            label={text('web.communication.who')}
            value={draft.contactIds}
            onChange={(contactIds) => set({ contactIds })}
            choices={people.map((one) => ({ value: one.contactId, label: one.name ?? '–' }))}
          />
        )}
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
            onChange={(event) => {
              set({ said: event.target.value });
              setMarks(followText(event.target.value, marks));
            }}
          />
        </label>
        <QueuedFiles files={files} onChange={setFiles} />
        {draft.said.trim() !== '' && (
          <Suspense>
            <EvidenceMarker
              text={draft.said}
              marks={marks}
              speaker={people[0]?.name ?? ''}
              onChange={setMarks}
            />
          </Suspense>
        )}
        <label className="y-labelled" htmlFor={`${id}-step`}>
          <span>{text('web.communication.nextStep')}</span>
          <Input
            id={`${id}-step`}
            maxLength={1000}
            placeholder={stepNow || text('web.communication.nextStepPlaceholder')}
            value={step}
            onChange={(event) => setStep(event.target.value)}
          />
        </label>
        <NextStepDay value={day} onChange={setDay} disabled={step.trim() === ''} />
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
        </div>
      </footer>
    </form>
  );
}
