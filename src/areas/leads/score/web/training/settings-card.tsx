import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import Switch from 'antd/es/switch';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Choice } from '../../../../../ui/choice.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { useToast } from '../../../../../ui/toast.tsx';
import { api } from '../../../../../web/api/client.ts';
import { useWrite } from '../../../../../web/api/use-write.ts';
import { NumberInput } from '../card/points-input.tsx';
import type { Catalogue, Settings } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import type { AttributeWords } from '../use-attribute-words.ts';
import { OutcomeFields } from './outcome-fields.tsx';

type SettingsCardProps = { words: AttributeWords; catalogue: Catalogue | undefined };

/** What counts as won, when and how it is learned, and how soon dealings are forgotten. */
export function SettingsCard(props: SettingsCardProps) {
  const text = useScoreText();
  const found = useQuery(api.score.settings.query());
  return (
    <Card title={text('web.settings.title')}>
      {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonText lines={6} />}
      {found.data && <SettingsForm key={found.data.version} {...props} {...found.data} />}
    </Card>
  );
}

function SettingsForm({
  words,
  catalogue,
  version,
  settings,
}: SettingsCardProps & { version: number; settings: Settings }) {
  const text = useScoreText();
  const { show } = useToast();
  const [draft, setDraft] = useState(settings);
  const save = useWrite(api.score.changeSettings, {
    refresh: [api.score.settings.key(), api.score.attributes.key()],
  });
  const set = (change: Partial<Settings>) => setDraft({ ...draft, ...change });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await save.run({ body: { version, settings: draft } });
      show({ message: text('web.settings.saved') });
    } catch {
      // Shown in the form.
    }
  };
  const measures = (catalogue?.items ?? []).filter((item) => item.halfLifeDays !== null);
  const attributes = (catalogue?.items ?? []).map(({ key }) => ({ value: key, label: words.nameOf(key) }));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(settings);
  return (
    <form className="score-settings" onSubmit={(event) => void submit(event)}>
      <OutcomeFields value={draft.outcome} onChange={(outcome) => set({ outcome })} />
      <Choice
        label={text('web.settings.publish')}
        value={draft.publish}
        onChange={(publish) => set({ publish })}
        choices={(['propose', 'auto'] as const).map((value) => ({
          value,
          label: text(`web.settings.${value}`),
        }))}
      />
      <Line label={text('web.settings.weekly')}>
        <Switch
          size="small"
          checked={draft.weekly}
          aria-label={text('web.settings.weekly')}
          onChange={(weekly) => set({ weekly })}
        />
      </Line>
      {draft.weekly && (
        <Line label={text('web.settings.leastNew')}>
          <NumberInput
            label={text('web.settings.leastNew')}
            value={draft.leastNewOutcomes}
            onChange={(leastNewOutcomes) => set({ leastNewOutcomes })}
          />
        </Line>
      )}
      <Line label={text('web.settings.prior')} hint={text('web.settings.priorHint')}>
        <NumberInput
          label={text('web.settings.prior')}
          value={draft.priorStrength}
          onChange={(priorStrength) => set({ priorStrength })}
        />
      </Line>
      <Line label={text('web.card.double')} hint={text('web.settings.doubleHint')}>
        <input
          className="score-field score-narrow"
          inputMode="decimal"
          aria-label={text('web.card.double')}
          placeholder={text('web.settings.asCard')}
          defaultValue={draft.pointsToDoubleOdds ?? ''}
          onChange={({ target }) => {
            const points = Number(target.value);
            set({
              pointsToDoubleOdds: target.value.trim() === '' || !Number.isFinite(points) ? null : points,
            });
          }}
        />
      </Line>
      <details>
        <summary>{text('web.settings.halfLives')}</summary>
        <p className="y-quiet">{text('web.settings.halfLivesHint')}</p>
        {measures.map((item) => (
          <Line key={item.key} label={words.nameOf(item.key)}>
            <NumberInput
              label={words.nameOf(item.key)}
              whole={false}
              value={draft.halfLives[item.key] ?? item.halfLifeDays ?? 30}
              onChange={(days) => set({ halfLives: { ...draft.halfLives, [item.key]: days } })}
            />
          </Line>
        ))}
      </details>
      <details>
        <summary>{text('web.settings.exceptions')}</summary>
        {(['leaveOut', 'trusted'] as const).map((list) => (
          <div key={list} className="y-labelled">
            <span>{text(`web.settings.${list}`)}</span>
            <Select
              mode="multiple"
              className="y-wide"
              aria-label={text(`web.settings.${list}`)}
              showSearch={{ optionFilterProp: 'label' }}
              value={draft[list]}
              options={attributes}
              onChange={(keys: string[]) => set({ [list]: keys })}
            />
          </div>
        ))}
      </details>
      {save.problem && (
        <div className="y-inline-error" role="alert">
          {save.problem.message} {save.problem.next}
        </div>
      )}
      <Button type="primary" htmlType="submit" disabled={!isChanged} loading={save.busy}>
        {text('web.settings.save')}
      </Button>
    </form>
  );
}

function Line({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="score-line" title={hint}>
      <span>{label}</span>
      {children}
    </div>
  );
}
