import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { Icon } from '../../../../ui/icons.tsx';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useText } from '../../web/text.ts';
import { type FormField, formFieldKinds } from '../rules/form-definition.ts';
import { askedFields } from './shapes.ts';
import { useFormsText } from './text.ts';

type FormFieldsProps = { fields: readonly FormField[]; onChange: (fields: FormField[]) => void };

/** What visitors are asked, in its order. */
export function FormFields({ fields, onChange }: FormFieldsProps) {
  const text = useFormsText();
  const leads = useText();
  const custom = useCustomFields('lead');
  const known = [
    ...askedFields.map((key) => ({ value: key as string, label: leads(`fields.${key}`) })),
    ...custom
      .filter(({ kind }) => kind !== 'boolean' && kind !== 'choices')
      .map(({ key, label }) => ({ value: `custom.${key}`, label })),
  ];
  const used = new Set(fields.map((field) => field.key));
  const free = known.filter(({ value }) => !used.has(value));
  const labelOf = (key: string) => known.find((one) => one.value === key)?.label ?? key;
  const replace = (at: number, edit: Partial<FormField>) =>
    onChange(fields.map((field, i) => (i === at ? { ...field, ...edit } : field)));
  const move = (at: number, by: -1 | 1) => {
    const next = [...fields];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + by, 0, moved);
    onChange(next);
  };
  const add = (key: string) => {
    const own = custom.find((field) => `custom.${field.key}` === key);
    const choices = own?.kind === 'choice' ? own.choices : [];
    const kind = choices.length > 1 ? 'choice' : key === 'need' ? 'longText' : 'text';
    onChange([...fields, { key, label: labelOf(key), hint: '', required: false, kind, choices }]);
  };
  return (
    <>
      {fields.map((field, at) => (
        <div key={field.key} className="frm-field">
          <div className="frm-moves">
            <button
              type="button"
              className="y-iconbutton"
              disabled={at === 0}
              aria-label={text('web.fields.up', { field: field.label })}
              onClick={() => move(at, -1)}
            >
              <Icon name="up" size={14} />
            </button>
            <button
              type="button"
              className="y-iconbutton"
              disabled={at === fields.length - 1}
              aria-label={text('web.fields.down', { field: field.label })}
              onClick={() => move(at, 1)}
            >
              <Icon name="down" size={14} />
            </button>
          </div>
          <div className="frm-asked">
            <Input
              value={field.label}
              aria-label={text('web.fields.label')}
              onChange={(event) => replace(at, { label: event.target.value })}
            />
            <Input
              value={field.hint}
              aria-label={text('web.fields.hint')}
              placeholder={text('web.fields.hint')}
              onChange={(event) => replace(at, { hint: event.target.value })}
            />
            <Select
              value={field.kind}
              aria-label={text('web.fields.kind')}
              options={formFieldKinds.map((kind) => ({ value: kind, label: text(`web.kind.${kind}`) }))}
              onChange={(kind: FormField['kind']) => replace(at, { kind })}
            />
            {field.kind === 'choice' && (
              <Input.TextArea
                className="y-grows frm-choices"
                rows={2}
                value={field.choices.join('\n')}
                aria-label={text('web.fields.choices')}
                placeholder={text('web.fields.choices')}
                onChange={(event) => replace(at, { choices: event.target.value.split('\n') })}
              />
            )}
            <span className="y-note frm-becomes">
              {text('web.fields.becomes', { field: labelOf(field.key) })}
            </span>
          </div>
          <label className="y-check">
            <input
              type="checkbox"
              checked={field.required}
              onChange={(event) => replace(at, { required: event.target.checked })}
            />
            {text('web.fields.required')}
          </label>
          <button
            type="button"
            className="y-iconbutton"
            aria-label={text('web.fields.remove', { field: field.label })}
            onClick={() => onChange(fields.filter((_, i) => i !== at))}
          >
            <Icon name="trash" />
          </button>
        </div>
      ))}
      {free.length > 0 && (
        <div className="frm-add">
          <Select
            value={null}
            aria-label={text('web.fields.add')}
            placeholder={text('web.fields.add')}
            options={free}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(key: string | null) => key && add(key)}
          />
        </div>
      )}
    </>
  );
}
