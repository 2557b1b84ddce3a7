import Input from 'antd/es/input';
import { useId } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { NamesInput } from './names-input.tsx';
import { daysIn, newCondition, percentIn, renamed, type StageDraft } from './stage-edits.ts';

type StageEditorProps = {
  stage: StageDraft;
  onChange: (stage: StageDraft) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
};

/** One stage: its name, chance, when it goes stale, what must be true to leave it. */
export function StageEditor({ stage, onChange, onMove, onRemove }: StageEditorProps) {
  const text = useText();
  const name = useNames();
  const id = useId();
  const { language } = useFormat().settings;
  const set = (change: Partial<StageDraft>) => onChange({ ...stage, ...change });
  const words = name(stage.names);
  return (
    <section className="deal-editor" aria-label={words}>
      <div className="deal-editor-head">
        <NamesInput
          label={text('web.settings.stageName')}
          value={stage.names}
          onChange={(names) => set({ names })}
        />
        <label className="y-labelled deal-short" htmlFor={`${id}-chance`}>
          <span>{text('web.settings.probability')}</span>
          <Input
            id={`${id}-chance`}
            type="number"
            min={0}
            max={100}
            suffix="%"
            value={stage.probability}
            onChange={(event) => set({ probability: percentIn(event.target.value) })}
          />
        </label>
        <label className="y-labelled deal-short" htmlFor={`${id}-stale`}>
          <span>{text('web.settings.staleDays')}</span>
          <Input
            id={`${id}-stale`}
            type="number"
            min={1}
            max={3650}
            placeholder={text('web.settings.staleNever')}
            value={stage.staleDays ?? ''}
            onChange={(event) => set({ staleDays: daysIn(event.target.value) })}
          />
        </label>
        <span className="deal-editor-acts">
          <button
            type="button"
            className="y-iconbutton"
            aria-label={`${text('web.settings.moveUp')} ${words}`}
            onClick={() => onMove(-1)}
          >
            <Icon name="up" size={14} />
          </button>
          <button
            type="button"
            className="y-iconbutton"
            aria-label={`${text('web.settings.moveDown')} ${words}`}
            onClick={() => onMove(1)}
          >
            <Icon name="down" size={14} />
          </button>
          <button
            type="button"
            className="y-iconbutton"
            aria-label={`${text('web.settings.removeStage')} ${words}`}
            onClick={onRemove}
          >
            <Icon name="trash" size={14} />
          </button>
        </span>
      </div>
      <div className="deal-editor-head">
        <label className="y-labelled deal-long" htmlFor={`${id}-step`}>
          <span>{text('web.settings.usualStep')}</span>
          <Input
            id={`${id}-step`}
            maxLength={100}
            value={stage.usualStep?.[language] ?? ''}
            placeholder={name(stage.usualStep)}
            onChange={(event) =>
              set({ usualStep: renamed(stage.usualStep ?? {}, language, event.target.value) })
            }
          />
        </label>
        <label className="y-check">
          <input
            type="checkbox"
            checked={stage.stepRequired}
            onChange={(event) => set({ stepRequired: event.target.checked })}
          />
          {text('web.settings.stepRequired')}
        </label>
      </div>
      <div className="deal-conditions">
        <span className="y-quiet">
          {text('web.settings.exit')}
          {stage.exit.length === 0 && ` · ${text('web.settings.noCondition')}`}
        </span>
        {stage.exit.map((condition, at) => (
          <ConditionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
            key={at}
            condition={condition}
            onChange={(changed) => set({ exit: stage.exit.with(at, changed) })}
            onRemove={() => set({ exit: stage.exit.toSpliced(at, 1) })}
          />
        ))}
        <div>
          <button
            type="button"
            className="y-textbutton"
            onClick={() => set({ exit: [...stage.exit, newCondition('known', '', '')] })}
          >
            <Icon name="plus" size={13} /> {text('web.settings.addCondition')}
          </button>
        </div>
      </div>
    </section>
  );
}
