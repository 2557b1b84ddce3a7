import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { popupPlace } from '../../ui/popup-place.ts';
import type { CustomField } from './custom-fields.ts';
import { useRecordText } from './text.ts';

type CustomInputProps = {
  field: CustomField;
  /** Given by a form's item, or by hand. */
  value?: unknown;
  onChange?: (value: unknown) => void;
};

/** The control for a field of the company's own. */
export function CustomInput({ field, value, onChange, ...rest }: CustomInputProps) {
  const text = useRecordText();
  const { kind, choices, label } = field;
  const typed = typeof value === 'string' ? value : '';
  if (kind === 'boolean')
    return (
      <Select
        {...rest}
        allowClear
        getPopupContainer={popupPlace}
        aria-label={label}
        className="y-wide"
        value={typeof value === 'boolean' ? String(value) : undefined}
        options={(['yes', 'no'] as const).map((one) => ({
          value: String(one === 'yes'),
          label: text(`field.${one}`),
        }))}
        onChange={(chosen: string | undefined) => onChange?.(chosen === undefined ? null : chosen === 'true')}
      />
    );
  if (kind === 'choice' || kind === 'choices')
    return (
      <Select
        {...rest}
        allowClear
        getPopupContainer={popupPlace}
        aria-label={label}
        className="y-wide"
        {...(kind === 'choices' && { mode: 'multiple' as const })}
        value={value ?? undefined}
        options={choices.map((choice) => ({ value: choice, label: choice }))}
        onChange={(chosen: unknown) => onChange?.(chosen ?? null)}
      />
    );
  if (kind === 'longText')
    return (
      <Input.TextArea
        {...rest}
        rows={2}
        className="y-grows"
        aria-label={label}
        value={typed}
        onChange={(event) => onChange?.(event.target.value)}
      />
    );
  return (
    <Input
      {...rest}
      aria-label={label}
      type={kind === 'date' ? 'date' : 'text'}
      inputMode={inputModes[kind] ?? 'text'}
      value={typed}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}

const inputModes: Partial<Record<CustomField['kind'], 'decimal' | 'email' | 'tel' | 'url'>> = {
  number: 'decimal',
  email: 'email',
  phone: 'tel',
  url: 'url',
};
