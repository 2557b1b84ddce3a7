import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { Choice } from '../../../ui/choice.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { firstFocus } from '../../../ui/first-focus.ts';
import { useFormat } from '../../../ui/format-context.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Link } from '../../../ui/link.tsx';
import { popupPlace } from '../../../ui/popup-place.ts';
import { recordPlace } from '../../../web/record-places.ts';
import { useColleagues } from '../../../web/records/colleagues.ts';
import { reachOf, useSession } from '../../../web/session.ts';
import './activities.css';
import type { Subject, Task } from './shapes.ts';
import { bodyOf, type Draft, draftOf } from './task-draft.ts';
import { useActivityText } from './text.ts';
import { useTaskActs } from './use-task-acts.ts';

type TaskPanelProps = {
  /** An existing one to change; otherwise a new one is planned. */
  task?: Task | undefined;
  /** What a new one is about, and its day. */
  subject?: Subject | undefined;
  day?: string | undefined;
  onClose: () => void;
};

const kinds = ['todo', 'call', 'visit', 'meeting'] as const;
const lengths = [15, 30, 60, 90, 120, 240];
const reminders = [0, 10, 30, 60, 1440];

/** Plans something, or changes what was planned: what and when come first. */
export function TaskPanel(props: TaskPanelProps) {
  const text = useActivityText();
  return (
    <Dialog open onClose={props.onClose} label={text(props.task ? 'web.edit' : 'web.new')} place="side">
      <TaskForm {...props} />
    </Dialog>
  );
}

function TaskForm({ task, subject, day, onClose }: TaskPanelProps) {
  const text = useActivityText();
  const id = useId();
  const { settings } = useFormat();
  const acts = useTaskActs();
  const session = useSession();
  const { active } = useColleagues();
  const [draft, setDraft] = useState<Draft>(() => draftOf(task, day ?? '', settings.timeZone));
  const [result, setResult] = useState('');
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const run = async (act: Promise<boolean>) => {
    setBusy(true);
    if (await act) onClose();
    else setBusy(false);
  };
  const ready = draft.title.trim() !== '';
  const save = () => {
    if (!ready || busy) return;
    const body = bodyOf(draft);
    void run(
      task ? acts.edit(task, body) : acts.plan({ ...body, title: body.title!, ...(subject && { subject }) }),
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  const length = (minutes: number) =>
    minutes < 60 ? text('web.minutes', { count: minutes }) : text('web.hours', { count: minutes / 60 });
  const reach = reachOf(session, 'tasks.write');
  const place = task?.subject && recordPlace(task.subject.kind, task.subject.id);
  return (
    <form className="y-panel" ref={firstFocus} onSubmit={submit} onKeyDown={onKeyDown}>
      <header>
        <div>
          <h2>{text(task ? 'web.edit' : 'web.new')}</h2>
          {task?.subject && (
            <div className="y-quiet">
              {place && task.subject.title ? (
                <Link to={place}>{task.subject.title}</Link>
              ) : (
                text('web.aboutHidden')
              )}
            </div>
          )}
        </div>
        <button type="button" className="y-iconbutton" aria-label={text('web.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="y-panel-body">
        <label className="y-labelled" htmlFor={`${id}-title`}>
          <span>{text('web.what')}</span>
          <Input
            id={`${id}-title`}
            data-first
            maxLength={500}
            placeholder={text('web.whatPlaceholder')}
            value={draft.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        </label>
        <Choice
          label={text('web.sort')}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          choices={kinds.map((value) => ({ value, label: text(`web.kind.${value}`) }))}
        />
        <div className="y-labelled">
          <span>{text('web.when')}</span>
          <DayField
            label={text('web.when')}
            value={draft.dueOn}
            from={-3650}
            chips={[
              { label: text('web.today'), days: 0 },
              { label: text('web.day.tomorrow'), days: 1 },
              { label: text('web.day.afterTomorrow'), days: 2 },
              { label: text('web.day.inAWeek'), days: 7 },
            ]}
            onChange={(dueOn) => set(dueOn === '' ? { dueOn, time: '' } : { dueOn })}
          />
        </div>
        <div className="y-twin">
          <label className="y-labelled" htmlFor={`${id}-time`}>
            <span>{text('web.time')}</span>
            <Input
              id={`${id}-time`}
              type="time"
              step={300}
              allowClear
              disabled={draft.dueOn === ''}
              value={draft.time}
              onChange={(event) => set({ time: event.target.value })}
            />
          </label>
          <label className="y-labelled" htmlFor={`${id}-minutes`}>
            <span>{text('web.length')}</span>
            <Select
              id={`${id}-minutes`}
              getPopupContainer={popupPlace}
              disabled={draft.time === ''}
              value={draft.minutes}
              options={[...new Set([...lengths, draft.minutes])]
                .sort((a, b) => a - b)
                .map((value) => ({ value, label: length(value) }))}
              onChange={(minutes) => set({ minutes })}
            />
          </label>
        </div>
        {draft.kind !== 'todo' && (
          <label className="y-labelled" htmlFor={`${id}-place`}>
            <span>{text('web.place')}</span>
            <Input
              id={`${id}-place`}
              maxLength={500}
              value={draft.place}
              onChange={(event) => set({ place: event.target.value })}
            />
          </label>
        )}
        <div className="y-twin">
          <label className="y-labelled" htmlFor={`${id}-remind`}>
            <span>{text('web.remind')}</span>
            <Select
              id={`${id}-remind`}
              getPopupContainer={popupPlace}
              disabled={draft.dueOn === ''}
              value={draft.remindMinutes ?? -1}
              options={[
                { value: -1, label: text('web.remindName.none') },
                ...reminders.map((value) => ({
                  value,
                  label:
                    value === 0
                      ? text('web.remindName.atStart')
                      : text('web.remindName.before', { time: length(value) }),
                })),
              ]}
              onChange={(minutes: number) => set({ remindMinutes: minutes < 0 ? null : minutes })}
            />
          </label>
          {reach !== 'own' && (
            <label className="y-labelled" htmlFor={`${id}-who`}>
              <span>{text('web.who')}</span>
              <Select
                id={`${id}-who`}
                showSearch={{ optionFilterProp: 'label' }}
                getPopupContainer={popupPlace}
                value={draft.assigneeId || session.person.id}
                options={active.map(({ id: value, name, teamName }) => ({
                  value,
                  label: [name, teamName].filter(Boolean).join(' · '),
                }))}
                onChange={(assigneeId: string) => set({ assigneeId })}
              />
            </label>
          )}
        </div>
        <label className="y-labelled" htmlFor={`${id}-note`}>
          <span>{text('web.note')}</span>
          <Input.TextArea
            id={`${id}-note`}
            rows={3}
            maxLength={10_000}
            className="y-grows"
            value={draft.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        </label>
        {task && !task.doneAt && (
          <div className="act-finish">
            <Input
              aria-label={text('web.result')}
              placeholder={text('web.result')}
              maxLength={10_000}
              value={result}
              onChange={(event) => setResult(event.target.value)}
            />
            <Button onClick={() => void run(acts.finish(task, result))} disabled={busy}>
              {text('web.done')}
            </Button>
          </div>
        )}
      </div>
      <footer>
        <div className="y-panel-acts">
          <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
            {text('web.save')}
          </Button>
          {task?.doneAt && <Button onClick={() => void run(acts.reopen(task))}>{text('web.reopen')}</Button>}
          {task && (
            <Button type="text" danger onClick={() => void run(acts.remove(task))}>
              {text('web.delete')}
            </Button>
          )}
        </div>
      </footer>
    </form>
  );
}
