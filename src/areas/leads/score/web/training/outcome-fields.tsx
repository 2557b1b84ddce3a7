import Select from 'antd/es/select';
import { Choice } from '../../../../../ui/choice.tsx';
import { useCustomFields } from '../../../../../web/records/custom-fields.ts';
import { leadStates } from '../../../rules/lead-states.ts';
import { useText } from '../../../web/text.ts';
import type { Settings } from '../shapes.ts';
import { useScoreText } from '../text.ts';

type Outcome = Settings['outcome'];

/** When a lead counts as won, and when as lost: by its status, or by a field of the company's own. */
export function OutcomeFields({ value, onChange }: { value: Outcome; onChange: (outcome: Outcome) => void }) {
  const text = useScoreText();
  const leads = useText();
  const fields = useCustomFields('lead').filter(
    ({ kind }) => kind === 'choice' || kind === 'boolean' || kind === 'text',
  );
  const field = value.by === 'custom' ? fields.find(({ key }) => key === value.key) : undefined;
  const choices =
    value.by === 'status'
      ? leadStates.states.map((status) => ({ value: status as string, label: leads(`web.status.${status}`) }))
      : field?.kind === 'boolean'
        ? [
            { value: 'true', label: leads('web.field.yes') },
            { value: 'false', label: leads('web.field.no') },
          ]
        : (field?.choices ?? []).map((one) => ({ value: one, label: one }));
  const switchTo = (by: Outcome['by']) => {
    if (by === 'status') onChange({ by, won: ['qualified', 'converted'], lost: ['disqualified'] });
    else onChange({ by, key: fields[0]?.key ?? '', won: [], lost: [] });
  };
  return (
    <>
      <Choice
        label={text('web.settings.outcome')}
        value={value.by}
        onChange={switchTo}
        choices={[
          { value: 'status' as const, label: text('web.settings.byStatus') },
          ...(fields.length > 0 ? [{ value: 'custom' as const, label: text('web.settings.byField') }] : []),
        ]}
      />
      {value.by === 'custom' && (
        <Select
          className="y-wide"
          aria-label={text('web.settings.byField')}
          value={value.key}
          options={fields.map(({ key, label }) => ({ value: key, label }))}
          onChange={(key: string) => onChange({ ...value, key, won: [], lost: [] })}
        />
      )}
      {(['won', 'lost'] as const).map((side) => (
        <div key={side} className="y-labelled">
          <span>{text(`web.settings.${side}`)}</span>
          <Select
            mode={value.by === 'custom' && choices.length === 0 ? 'tags' : 'multiple'}
            className="y-wide"
            aria-label={text(`web.settings.${side}`)}
            value={[...value[side]]}
            options={choices}
            onChange={(chosen: string[]) => onChange({ ...value, [side]: chosen } as Outcome)}
          />
        </div>
      ))}
    </>
  );
}
