import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { type FormEvent, type KeyboardEvent, Suspense, useId, useState } from 'react';
import { Choice, Choices } from '../../../../ui/choice.tsx';
import { DayField } from '../../../../ui/day-field.tsx';
import { noonOf } from '../../../../ui/days.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import { QueuedFiles } from '../../../../web/files/queued-files.tsx';
import { EvidenceMarker, followText } from '../../../qualification/web/index.ts';
import { leadName } from '../lead-name.ts';
import { useText } from '../text.ts';
import { askables, type CommunicationDraft, emptyDraft, isDirectByNature, kinds, useLog } from './use-log.ts';

/** What the panel must know of the lead it logs for. */
export type LoggedLead = {
  id: string;
  name: string;
  company: string;
  phone: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
};

type LogCommunicationProps = { lead: LoggedLead; onClose: () => void };

/** A communication logged in seconds: what was said comes first, everything else has its usual answer already. */
export function LogCommunication({ lead, onClose }: LogCommunicationProps) {
  const text = useText();
  return (
    <Dialog open onClose={onClose} label={text('web.communication.title')} place="side">
      <LogForm lead={lead} onClose={onClose} />
    </Dialog>
  );
}

function LogForm({ lead, onClose }: LogCommunicationProps) {
  const text = useText();
  const id = useId();
  const format = useFormat();
  const now = useNow();
  const [draft, setDraft] = useState<CommunicationDraft>(emptyDraft);
  const [files, setFiles] = useState<readonly File[]>([]);
  const { log, busy, problem } = useLog(lead, onClose);
  const set = (change: Partial<CommunicationDraft>) => setDraft((before) => ({ ...before, ...change }));
  const setKind = (kind: CommunicationDraft['kind']) => set({ kind, direct: isDirectByNature(kind) });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void log(draft, files);
    else if (event.altKey && /^Digit[0-5]$/.test(event.code)) {
      const at = Number(event.code.slice(-1));
      const kind = kinds[at - 1];
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
    lead.nextStep &&
    [lead.nextStep, lead.nextStepOn && format.shortDate(noonOf(lead.nextStepOn), now)]
      .filter(Boolean)
      .join(' · ');
  return (
    <form className="y-panel" ref={firstFocus} onSubmit={submit} onKeyDown={onKeyDown}>
      <header>
        <div>
          <h2>{text('web.communication.title')}</h2>
          <div className="y-quiet">{leadName(lead, text('web.act.unnamed'))}</div>
        </div>
        <button type="button" className="y-iconbutton" aria-label={text('web.act.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="y-panel-body">
        {lead.phone && (
          <a className="y-dial" href={`tel:${lead.phone}`}>
            <Icon name="phone" /> {text('web.communication.dial', { phone: readablePhone(lead.phone) })}
          </a>
        )}
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
            onChange={(event) =>
              set({ said: event.target.value, marks: followText(event.target.value, draft.marks) })
            }
          />
        </label>
        {draft.outcome === 'reached' && (
          <Choices
            label={text('web.communication.asked')}
            hint={text('web.communication.askedHint')}
            value={draft.asked}
            onChange={(asked) => set({ asked })}
            choices={askables.map((value) => ({ value, label: text(`web.communication.ask.${value}`) }))}
          />
        )}
        <QueuedFiles files={files} onChange={setFiles} />
        {draft.said.trim() !== '' && (
          <Suspense>
            <EvidenceMarker
              text={draft.said}
              marks={draft.marks}
              speaker={lead.name}
              onChange={(marks) => set({ marks })}
            />
          </Suspense>
        )}
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
            { label: text('web.day.afterTomorrow'), days: 2 },
            { label: text('web.day.inAWeek'), days: 7 },
            { label: text('web.day.inTwoWeeks'), days: 14 },
          ]}
          onChange={(nextStepOn) => set({ nextStepOn })}
        />
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
