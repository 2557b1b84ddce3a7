import { useId } from 'react';

type ChoiceProps<V extends string> = {
  label: string;
  hint?: string;
  value: V;
  choices: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
};

/** One of a few, all in sight; the arrow keys move between them. */
export function Choice<V extends string>({ label, hint, value, choices, onChange }: ChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset className="y-options" title={hint}>
      <legend>{label}</legend>
      <div>
        {choices.map((choice) => (
          <label key={choice.value} className={choice.value === value ? 'y-option-on' : undefined}>
            <input
              type="radio"
              name={name}
              className="y-visually-hidden"
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type ChoicesProps<V extends string> = Omit<ChoiceProps<V>, 'value' | 'onChange'> & {
  value: readonly V[];
  onChange: (value: V[]) => void;
};

/** Any of a few, all in sight; none is fine too. */
export function Choices<V extends string>({ label, hint, value, choices, onChange }: ChoicesProps<V>) {
  return (
    <fieldset className="y-options" title={hint}>
      <legend>{label}</legend>
      <div>
        {choices.map((choice) => {
          const on = value.includes(choice.value);
          return (
            <label key={choice.value} className={on ? 'y-option-on' : undefined}>
              <input
                type="checkbox"
                className="y-visually-hidden"
                checked={on}
                onChange={() =>
                  onChange(on ? value.filter((one) => one !== choice.value) : [...value, choice.value])
                }
              />
              {choice.label}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
