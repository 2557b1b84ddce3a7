import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import { useState } from 'react';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../../ui/key-number.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import { popupPlace } from '../../../../../ui/popup-place.ts';
import { ErrorState, type ShownError } from '../../../../../ui/states.tsx';
import { api } from '../../../../../web/api/client.ts';
import { leadName } from '../../../web/lead-name.ts';
import { useText } from '../../../web/text.ts';
import { PointsList } from '../lead/points-list.tsx';
import type { CardAttribute, Catalogue, Card as ScoreCard, Value } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import type { AttributeWords } from '../use-attribute-words.ts';
import { isRanges } from './card-edits.ts';

type TryPanelProps = { card: ScoreCard; catalogue: Catalogue | undefined; words: AttributeWords };

/** What a lead would get by this card: an imagined one, or one that is there, with some facts changed. */
export function TryPanel({ card, catalogue, words }: TryPanelProps) {
  const text = useScoreText();
  const format = useFormat();
  const [leadId, setLeadId] = useState<string | null>(null);
  const [values, setValues] = useState<Readonly<Record<string, Value>>>({});
  const tried = useQuery({
    ...api.score.try.query({ body: { card, values, ...(leadId && { leadId }) } }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const set = (key: string, value: Value | undefined) => {
    const { [key]: _, ...others } = values;
    setValues(value === undefined ? others : { ...others, [key]: value });
  };
  const { data } = tried;
  const valueNow = (key: string): Value =>
    key in values
      ? (values[key] ?? null)
      : (data?.facts.find((fact) => fact.keys.length === 1 && fact.keys[0] === key)?.values[0] ?? null);
  return (
    <Card title={text('web.try.title')}>
      <div className="y-stack y-gap-m">
        <LeadChoice value={leadId} onChange={setLeadId} />
        {tried.error && <ErrorState error={tried.error as ShownError} onRetry={() => void tried.refetch()} />}
        {data && !tried.error && (
          <>
            <div className="score-numbers score-numbers-small" aria-live="polite">
              <KeyNumber label={text('web.lead.score')} value={data.score} />
              <KeyNumber label={text('web.part.fit')} value={data.fit.grade} />
              <KeyNumber label={text('web.part.engagement')} value={data.engagement.grade} />
              <KeyNumber align="end" label={text('web.lead.chance')} value={format.percent(data.chance)} />
            </div>
            <PointsList explanation={data} />
          </>
        )}
        <div className="score-tried">
          {card.attributes.map((attribute) => (
            <div key={attribute.key} className={attribute.key in values ? 'score-set' : undefined}>
              <span>{words.nameOf(attribute.key)}</span>
              <ValueChoice
                attribute={attribute}
                levels={catalogue?.items.find((item) => item.key === attribute.key)?.levels ?? []}
                words={words}
                value={valueNow(attribute.key)}
                onChange={(value) => set(attribute.key, value)}
              />
            </div>
          ))}
        </div>
      </div>
    </Card>
  );
}

function LeadChoice({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const text = useScoreText();
  const leads = useText();
  const [q, setQ] = useState('');
  const found = useQuery({
    ...api.lead.list.query({ query: { ...(q && { q }), limit: 10, fields: 'name,company,phone,email' } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      className="y-wide"
      allowClear
      showSearch={{ filterOption: false, onSearch: setQ }}
      getPopupContainer={popupPlace}
      aria-label={text('web.try.lead')}
      placeholder={text('web.try.imagined')}
      value={value}
      options={(found.data?.items ?? []).map((lead) => ({
        value: lead.id,
        label: leadName(lead, leads('web.act.unnamed')),
      }))}
      onChange={(id: string | undefined) => onChange(id ?? null)}
    />
  );
}

type ValueChoiceProps = {
  attribute: CardAttribute;
  levels: readonly { level: string }[];
  words: AttributeWords;
  value: Value;
  /** Undefined: as it was. */
  onChange: (value: Value | undefined) => void;
};

function ValueChoice({ attribute, levels, words, value, onChange }: ValueChoiceProps) {
  const { key } = attribute;
  const label = words.nameOf(key);
  if (isRanges(attribute)) {
    const isDate = attribute.kind === 'date';
    const shown =
      value === null
        ? ''
        : isDate
          ? new Date(Number(value) * 86_400_000).toISOString().slice(0, 10)
          : String(value);
    return (
      <input
        className="score-field"
        type={isDate ? 'date' : 'number'}
        step="any"
        aria-label={label}
        value={shown}
        placeholder="–"
        onChange={({ target }) =>
          onChange(
            target.value === ''
              ? null
              : isDate
                ? Date.parse(target.value) / 86_400_000
                : Number(target.value),
          )
        }
      />
    );
  }
  const choices = new Set([
    ...attribute.bins.flatMap((bin) => bin.levels),
    ...levels.map(({ level }) => level),
  ]);
  if (typeof value === 'string') choices.add(value);
  return (
    <Select
      className="y-wide"
      size="small"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      getPopupContainer={popupPlace}
      aria-label={label}
      placeholder="–"
      value={typeof value === 'string' ? value : null}
      options={[...choices].map((level) => ({ value: level, label: words.valueWords(key, level) }))}
      onChange={(level: string | undefined) => onChange(level ?? null)}
    />
  );
}
