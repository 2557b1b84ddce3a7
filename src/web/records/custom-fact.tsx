import { InlineDate, InlineSelect, InlineText } from '../../ui/inline-edit/inline-edit.tsx';
import { InlineField } from '../../ui/inline-edit/inline-field.tsx';
import { useInlineEdit } from '../../ui/inline-edit/use-inline-edit.ts';
import { WebLink } from '../../ui/web-link.tsx';
import type { CustomField } from './custom-fields.ts';
import { CustomInput } from './custom-input.tsx';
import { useRecordText } from './text.ts';

type Custom = Record<string, unknown>;
type CustomFactProps = {
  custom: Custom;
  readOnly: boolean;
  field: CustomField;
  save: (values: { custom: Custom }, over?: unknown) => Promise<void>;
};

/** A value of the company's own field, changed by the control that fits its kind. */
export function CustomFact({ custom, readOnly, field, save }: CustomFactProps) {
  const text = useRecordText();
  const { key, label, kind, choices } = field;
  const textIn = (values: Custom) => {
    const value = values[key];
    return value === undefined || value === null ? null : String(value);
  };
  const shared = {
    label,
    readOnly,
    value: textIn(custom),
    currentOf: (current: unknown) => textIn((current as { custom: Custom }).custom),
    onSave: (value: string | null, over?: unknown) => save({ custom: { [key]: value } }, over),
  };
  if (kind === 'choices')
    return <ChoicesFact custom={custom} readOnly={readOnly} field={field} save={save} />;
  if (kind === 'date') return <InlineDate {...shared} />;
  if (kind === 'choice')
    return <InlineSelect {...shared} clearable choices={choices.map((value) => ({ value, label: value }))} />;
  if (kind === 'boolean')
    return (
      <InlineSelect
        {...shared}
        clearable
        choices={[
          { value: 'true', label: text('field.yes') },
          { value: 'false', label: text('field.no') },
        ]}
        onSave={(value, over) => save({ custom: { [key]: value === null ? null : value === 'true' } }, over)}
      />
    );
  return (
    <InlineText
      {...shared}
      multiline={kind === 'longText'}
      {...(kind === 'number' && {
        check: (draft: string | null) =>
          draft === null || /^-?\d+(\.\d+)?$/.test(draft.trim()) ? null : text('field.notNumber'),
      })}
      {...(kind === 'url' && { show: (address: string) => <WebLink address={address} /> })}
      {...(kind === 'email' && { show: (address: string) => <a href={`mailto:${address}`}>{address}</a> })}
      {...(kind === 'phone' && { show: (number: string) => <a href={`tel:${number}`}>{number}</a> })}
    />
  );
}

/** Several of the choices at once. */
function ChoicesFact({ custom, readOnly, field, save }: CustomFactProps) {
  const chosenIn = (values: Custom): readonly string[] => {
    const value = values[field.key];
    return Array.isArray(value) ? (value as string[]) : [];
  };
  const state = useInlineEdit<readonly string[]>({
    value: chosenIn(custom),
    currentOf: (current) => chosenIn((current as { custom: Custom }).custom),
    onSave: (chosen, over) => save({ custom: { [field.key]: [...chosen] } }, over),
  });
  return (
    <InlineField
      label={field.label}
      state={state}
      readOnly={readOnly}
      show={(chosen) => (chosen.length > 0 ? chosen.join('、') : null)}
      editor={
        <CustomInput
          field={field}
          value={[...state.shown]}
          onChange={(chosen) => state.change((chosen as string[] | null) ?? [])}
        />
      }
    />
  );
}
