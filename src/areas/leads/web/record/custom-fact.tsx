import { InlineDate, InlineSelect, InlineText } from '../../../../ui/inline-edit/inline-edit.tsx';
import { InlineField } from '../../../../ui/inline-edit/inline-field.tsx';
import { useInlineEdit } from '../../../../ui/inline-edit/use-inline-edit.ts';
import { CustomInput } from '../custom-input.tsx';
import type { CustomField, LeadRecord } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import { WebLink } from './fact-fields.tsx';
import { useSaveField } from './use-save-field.ts';

type CustomFactProps = { lead: LeadRecord; readOnly: boolean; field: CustomField };

/** A value of the company's own field, changed by the control that fits its kind. */
export function CustomFact({ lead, readOnly, field }: CustomFactProps) {
  const text = useText();
  const save = useSaveField(lead);
  const { key, label, kind, choices } = field;
  const textIn = (custom: LeadRecord['custom']) => {
    const value = custom[key];
    return value === undefined || value === null ? null : String(value);
  };
  const shared = {
    label,
    readOnly,
    value: textIn(lead.custom),
    currentOf: (current: unknown) => textIn((current as LeadRecord).custom),
    onSave: (value: string | null, over?: unknown) => save({ custom: { [key]: value } }, over),
  };
  if (kind === 'choices') return <ChoicesFact lead={lead} readOnly={readOnly} field={field} />;
  if (kind === 'date') return <InlineDate {...shared} />;
  if (kind === 'choice')
    return <InlineSelect {...shared} clearable choices={choices.map((value) => ({ value, label: value }))} />;
  if (kind === 'boolean')
    return (
      <InlineSelect
        {...shared}
        clearable
        choices={[
          { value: 'true', label: text('web.field.yes') },
          { value: 'false', label: text('web.field.no') },
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
          draft === null || /^-?\d+(\.\d+)?$/.test(draft.trim()) ? null : text('web.record.notNumber'),
      })}
      {...(kind === 'url' && { show: (address: string) => <WebLink address={address} /> })}
      {...(kind === 'email' && { show: (address: string) => <a href={`mailto:${address}`}>{address}</a> })}
      {...(kind === 'phone' && { show: (number: string) => <a href={`tel:${number}`}>{number}</a> })}
    />
  );
}

/** Several of the choices at once. */
function ChoicesFact({ lead, readOnly, field }: CustomFactProps) {
  const save = useSaveField(lead);
  const chosenIn = (custom: LeadRecord['custom']): readonly string[] => {
    const value = custom[field.key];
    return Array.isArray(value) ? (value as string[]) : [];
  };
  const state = useInlineEdit<readonly string[]>({
    value: chosenIn(lead.custom),
    currentOf: (current) => chosenIn((current as LeadRecord).custom),
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
