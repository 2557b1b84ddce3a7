import { useQuery } from '@tanstack/react-query';
import Input from 'antd/es/input';
import { useId, useState } from 'react';
import { Choice } from '../../../ui/choice.tsx';
import { api } from '../../../web/api/client.ts';
import { usePreferences } from '../../../web/preferences.tsx';
import { sentencesOf, suggestDimensions } from '../rules/sentences.ts';
import { toneOf } from './marks.ts';
import './qualification.css';
import type { Mark } from './shapes.ts';
import { useQualificationText } from './text.ts';

type EvidenceMarkerProps = {
  /** What was said. */
  text: string;
  marks: readonly Mark[];
  onChange: (marks: Mark[]) => void;
  /** Who most likely said it. */
  speaker: string;
};

const strengths = ['hint', 'said', 'shown'] as const;
const polarities = ['for', 'against'] as const;
const sources = ['decisionMaker', 'influencer', 'user', 'gatekeeper', 'thirdParty', 'ourselves'] as const;

/** The sentences of what was said; tapping one marks it as evidence for what it is most likely about, and the rest can be put right. */
export function EvidenceMarker({ text: words, marks, onChange, speaker }: EvidenceMarkerProps) {
  const text = useQualificationText();
  const { frame } = useQuery({ ...api.qualification.frame.query(), staleTime: 300_000 }).data ?? {};
  const [open, setOpen] = useState<number | null>(null);
  const { language } = usePreferences();
  if (!frame) return null;
  const nameOf = (key: string) => {
    const name = frame.dimensions.find((one) => one.key === key)?.name;
    return name ? name[language] || name['zh-CN'] : key;
  };
  const replace = (old: Mark | undefined, mark: Mark | null) =>
    onChange([...marks.filter((one) => one !== old), ...(mark ? [mark] : [])]);
  return (
    <fieldset className="qual-marker">
      <legend>
        {marks.length > 0 ? text('web.mark.counted', { count: marks.length }) : text('web.mark.hint')}
      </legend>
      {sentencesOf(words).map(({ start, end }) => {
        const quote = words.slice(start, end);
        const mark = marks.find((one) => one.starts === start && one.quote === quote);
        const guessed = suggestDimensions(frame, quote);
        const choose = (dimension: string) =>
          replace(
            mark,
            mark
              ? { ...mark, dimension }
              : {
                  dimension,
                  polarity: 'for',
                  strength: 'said',
                  source: 'user',
                  saidBy: speaker,
                  quote,
                  starts: start,
                  ends: end,
                },
          );
        const isOpen = open === start;
        return (
          <div key={start} className="qual-sentence">
            <button
              type="button"
              className="qual-quote"
              aria-expanded={isOpen}
              onClick={() => {
                setOpen(isOpen ? null : start);
                // The guess is right more often than not, and one tap takes it away again.
                if (!isOpen && !mark && guessed[0]) choose(guessed[0]);
              }}
            >
              <span className={mark ? `qual-mark qual-mark-${toneOf(mark)}` : undefined}>{quote}</span>
              {mark ? (
                <b>{nameOf(mark.dimension)}</b>
              ) : (
                guessed[0] && (
                  <span className="y-quiet">{text('web.mark.guess', { name: nameOf(guessed[0]) })}</span>
                )
              )}
            </button>
            {isOpen && (
              <div className="qual-detail">
                <div className="y-row y-gap-xs">
                  {frame.dimensions
                    .filter((one) => one.active)
                    .map(({ key }) => (
                      <button
                        key={key}
                        type="button"
                        className="y-daychip"
                        aria-pressed={mark?.dimension === key}
                        onClick={() => choose(key)}
                      >
                        {nameOf(key)}
                      </button>
                    ))}
                  {mark && (
                    <button type="button" className="y-textbutton" onClick={() => replace(mark, null)}>
                      {text('web.mark.remove')}
                    </button>
                  )}
                </div>
                {mark && <MarkDetail mark={mark} onChange={(changed) => replace(mark, changed)} />}
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

type MarkDetailProps<M extends Omit<Mark, 'starts' | 'ends'>> = { mark: M; onChange: (mark: M) => void };

/** Who said it, which part they have, how firm it is, and whether it speaks for or against. */
export function MarkDetail<M extends Omit<Mark, 'starts' | 'ends'>>({ mark, onChange }: MarkDetailProps<M>) {
  const text = useQualificationText();
  const id = useId();
  return (
    <>
      <div className="y-twin">
        <Choice
          label={text('web.mark.strength')}
          hint={text(`web.strengthHint.${mark.strength}`)}
          value={mark.strength}
          onChange={(strength) => onChange({ ...mark, strength })}
          choices={strengths.map((value) => ({ value, label: text(`web.strength.${value}`) }))}
        />
        <Choice
          label={text('web.mark.polarity')}
          value={mark.polarity}
          onChange={(polarity) => onChange({ ...mark, polarity })}
          choices={polarities.map((value) => ({ value, label: text(`web.polarity.${value}`) }))}
        />
      </div>
      <label className="y-labelled" htmlFor={id}>
        <span>{text('web.mark.who')}</span>
        <Input
          id={id}
          maxLength={200}
          value={mark.saidBy}
          onChange={(event) => onChange({ ...mark, saidBy: event.target.value })}
        />
      </label>
      <Choice
        label={text('web.mark.source')}
        value={mark.source}
        onChange={(source) => onChange({ ...mark, source })}
        choices={sources.map((value) => ({ value, label: text(`web.source.${value}`) }))}
      />
    </>
  );
}
