import Select from 'antd/es/select';
import { useId } from 'react';
import { Card } from '../../../../ui/layout.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import type { Choices, ImportSet, Problem } from '../shapes.ts';
import { useText } from '../text.ts';
import { type Deciding, isDefault, useChoiceWords } from './choice-words.ts';
import type { SetActs } from './use-import-set.ts';

type ChoicesCardProps = { set: ImportSet; acts: SetActs; problems: readonly Problem[] };

const decisions = [
  'unknownAccounts',
  'unknownOwners',
  'badCells',
  'closedBeforeOpened',
  'missingAmounts',
] as const satisfies readonly Deciding[];

/** What is done where the files leave it open; of the rarer cases only those that came up. */
export function ChoicesCard({ set, acts, problems }: ChoicesCardProps) {
  const text = useText();
  const { choices } = set;
  const kinds = new Set(set.files.map(({ choice }) => choice.kind));
  const came = new Set(problems.map(({ settledBy }) => settledBy));
  const disabled = acts.busy || set.state === 'checking';
  const shown: Deciding[] = [
    ...(kinds.has('accounts') || kinds.has('contacts') ? ['same' as const] : []),
    ...decisions.filter((name) => came.has(name) || !isDefault(choices, name)),
    'mode',
  ];
  const choose = (change: Partial<Choices>) => acts.choose({ choices: { ...choices, ...change } });
  return (
    <Card title={text('web.choice.title')}>
      {shown.map((name) => (
        <ChoiceLine key={name} name={name} choices={choices} disabled={disabled} onChoose={choose} />
      ))}
      <OwnerLine choices={choices} disabled={disabled} onChoose={choose} />
    </Card>
  );
}

type LineProps = {
  choices: ImportSet['choices'];
  disabled: boolean;
  onChoose: (change: Partial<Choices>) => void;
};

/** One decision by its name. */
export function ChoiceLine({ name, choices, disabled, onChoose }: LineProps & { name: Deciding }) {
  const id = useId();
  const { label, options } = useChoiceWords(name);
  return (
    <div className="y-form-line">
      <label htmlFor={id}>{label}</label>
      <Select<string>
        id={id}
        disabled={disabled}
        getPopupContainer={popupPlace}
        value={choices[name]}
        options={options}
        onChange={(value) => onChoose({ [name]: value })}
      />
    </div>
  );
}

function OwnerLine({ choices: { owner }, disabled, onChoose }: LineProps) {
  const text = useText();
  const id = useId();
  const { active } = useColleagues();
  return (
    <div className="y-form-line">
      <label htmlFor={id}>{text('web.choice.owner')}</label>
      <Select<'me' | 'nobody' | 'person'>
        id={id}
        disabled={disabled}
        getPopupContainer={popupPlace}
        value={owner.by}
        options={(['me', 'nobody', 'person'] as const).map((value) => ({
          value,
          label: text(`web.choice.owners.${value}`),
        }))}
        onChange={(by) =>
          onChoose({
            owner:
              by === 'person' && active[0]
                ? { by, personId: active[0].id }
                : { by: by === 'person' ? 'me' : by },
          })
        }
      />
      {owner.by === 'person' && (
        <Select<string>
          aria-label={text('web.choice.person')}
          disabled={disabled}
          showSearch={{ optionFilterProp: 'label' }}
          getPopupContainer={popupPlace}
          value={owner.personId ?? null}
          options={active.map(({ id: value, name }) => ({ value, label: name }))}
          onChange={(personId) => onChoose({ owner: { by: 'person', personId } })}
        />
      )}
    </div>
  );
}
