import Input from 'antd/es/input';
import Select from 'antd/es/select';
import Switch from 'antd/es/switch';
import { useId } from 'react';
import { Icon } from '../../../ui/icons.tsx';
import type { FrameDocument } from './shapes.ts';
import { useQualificationText } from './text.ts';

type Dimension = FrameDocument['dimensions'][number];
type DimensionEditorProps = {
  dimension: Dimension;
  onChange: (dimension: Dimension) => void;
  onMove: (by: number) => void;
};

const languages = ['zh-CN', 'zh-TW', 'en'] as const;
const wanted = ['confirmed', 'indicated', 'open'] as const;

/** One dimension of the frame: what it is called, what it takes, how fast it is forgotten. */
export function DimensionEditor({ dimension, onChange, onMove }: DimensionEditorProps) {
  const text = useQualificationText();
  const id = useId();
  const set = (change: Partial<Dimension>) => onChange({ ...dimension, ...change });
  const name = dimension.name['zh-CN'] || dimension.key;
  return (
    <section className="qual-frame-row" aria-label={name}>
      <div className="qual-frame-head">
        <b className={dimension.active ? undefined : 'y-quiet'}>{name}</b>
        <span className="y-row y-gap-xs">
          <label className="y-row y-gap-xs" htmlFor={`${id}-active`}>
            <span className="y-quiet">{text('web.frame.active')}</span>
            <Switch
              id={`${id}-active`}
              size="small"
              checked={dimension.active}
              onChange={(active) => set({ active })}
            />
          </label>
          <button
            type="button"
            className="y-iconbutton"
            aria-label={text('web.frame.up')}
            onClick={() => onMove(-1)}
          >
            <Icon name="up" size={14} />
          </button>
          <button
            type="button"
            className="y-iconbutton"
            aria-label={text('web.frame.down')}
            onClick={() => onMove(1)}
          >
            <Icon name="down" size={14} />
          </button>
        </span>
      </div>
      {dimension.active && (
        <>
          <div className="qual-frame-names">
            {languages.map((language) => (
              <label key={language} className="y-labelled" htmlFor={`${id}-${language}`}>
                <span>
                  {text('web.frame.name')} · {text(`web.frame.languages.${language}`)}
                </span>
                <Input
                  id={`${id}-${language}`}
                  maxLength={60}
                  value={dimension.name[language]}
                  onChange={(event) => set({ name: { ...dimension.name, [language]: event.target.value } })}
                />
              </label>
            ))}
          </div>
          <div className="qual-frame-facts">
            <label className="y-labelled" htmlFor={`${id}-needed`}>
              <span>{text('web.frame.needed')}</span>
              <Select
                id={`${id}-needed`}
                value={dimension.needed}
                options={wanted.map((value) => ({ value, label: text(`web.needed.${value}`) }))}
                onChange={(needed) => set({ needed })}
              />
            </label>
            <label className="y-labelled" htmlFor={`${id}-half`}>
              <span>{text('web.frame.halfLife')}</span>
              <Input
                id={`${id}-half`}
                type="number"
                min={1}
                max={3650}
                value={dimension.halfLifeDays}
                onChange={(event) =>
                  set({
                    halfLifeDays: Math.min(3650, Math.max(1, Math.round(Number(event.target.value)) || 1)),
                  })
                }
              />
            </label>
            <label
              className="y-row y-gap-xs"
              htmlFor={`${id}-decisive`}
              title={text('web.frame.decisiveHint')}
            >
              <Switch
                id={`${id}-decisive`}
                size="small"
                checked={dimension.decisive}
                onChange={(decisive) => set({ decisive })}
              />
              <span>{text('web.frame.decisive')}</span>
            </label>
          </div>
          <label className="y-labelled" htmlFor={`${id}-words`}>
            <span title={text('web.frame.wordsHint')}>{text('web.frame.words')}</span>
            <Select
              id={`${id}-words`}
              mode="tags"
              open={false}
              suffixIcon={null}
              maxTagTextLength={20}
              tokenSeparators={[',', '，', '、']}
              value={dimension.words}
              onChange={(words) => set({ words })}
            />
          </label>
        </>
      )}
    </section>
  );
}
