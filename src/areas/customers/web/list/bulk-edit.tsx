import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { api } from '../../../../web/api/client.ts';
import type { BulkEditor } from '../../../../web/records/bulk/bulk-acts.tsx';
import { BulkDialog } from '../../../../web/records/bulk/bulk-dialog.tsx';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { CustomInput } from '../../../../web/records/custom-input.tsx';
import { useRecordText } from '../../../../web/records/text.ts';
import { useMay } from '../../../../web/session.ts';
import { accountKinds } from '../../rules/account.ts';
import { channels, contactRoles } from '../../rules/contact.ts';
import { useAfterChange } from '../after-change.ts';
import { useText } from '../text.ts';

type BulkEditProps = BulkEditor & { kind: 'account' | 'contact' };

const fieldsOf = {
  account: ['kind', 'region', 'industry', 'size', 'source', 'currency', 'paymentTerms', 'creditNote'],
  contact: ['role', 'channel', 'department', 'language', 'source'],
} as const;

/** One change to many accounts or contacts, told and undoable as one. */
export function BulkEdit({ kind, field: first, target, onClose, onDone }: BulkEditProps) {
  const text = useText();
  const format = useFormat();
  const may = useMay();
  const custom = useCustomFields(kind);
  const after = useAfterChange();
  const [field, setField] = useState(first);
  const [value, setValue] = useState<unknown>('');
  const apply = () => {
    if (kind === 'contact')
      return api.contact.bulk({ body: { ...target, changes: { values: valuesOf(field, value) } } });
    const changes =
      field === 'ownerId'
        ? { ownerId: value === 'nobody' ? null : String(value) }
        : { values: valuesOf(field, value) };
    return api.account.bulk({ body: { ...target, changes } });
  };
  return (
    <BulkDialog
      title={
        'ids' in target
          ? text('web.list.bulkTitle', { count: target.ids.length, shown: format.number(target.ids.length) })
          : text('web.list.bulkTitleAll')
      }
      fields={[
        ...(kind === 'account' && may('customers.assign')
          ? [{ value: 'ownerId', label: text('fields.ownerId') }]
          : []),
        ...fieldsOf[kind].map((one) => ({ value: one as string, label: text(`fields.${one}`) })),
        ...custom.map((one) => ({ value: `custom.${one.key}`, label: one.label })),
      ]}
      field={field}
      onField={(next) => {
        setField(next);
        setValue('');
      }}
      value={<Value kind={kind} field={field} value={value} onChange={setValue} />}
      empties={field !== 'ownerId' && field !== 'kind'}
      ready={field !== 'ownerId' || value !== ''}
      apply={apply}
      after={after}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

/** The change as the endpoint takes it; blank empties the field. */
function valuesOf(field: string, value: unknown): Record<string, unknown> {
  const sent = typeof value === 'string' ? value.trim() || null : value;
  return field.startsWith('custom.')
    ? { custom: { [field.slice('custom.'.length)]: sent } }
    : { [field]: sent };
}

type ValueProps = {
  kind: 'account' | 'contact';
  field: string;
  value: unknown;
  onChange: (value: unknown) => void;
};

/** The control for the new value of the chosen field. */
function Value({ kind, field, value, onChange }: ValueProps) {
  const text = useText();
  const shared = useRecordText();
  const { active } = useColleagues();
  const own = useCustomFields(kind).find((one) => `custom.${one.key}` === field);
  const label = shared('bulk.value');
  const choices =
    field === 'ownerId'
      ? [
          ...active.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'nobody', label: shared('owner.release') },
        ]
      : field === 'kind'
        ? accountKinds.map((one) => ({ value: one as string, label: text(`values.kind.${one}`) }))
        : field === 'role'
          ? contactRoles.map((one) => ({ value: one as string, label: text(`values.role.${one}`) }))
          : field === 'channel'
            ? channels.map((one) => ({ value: one as string, label: text(`values.channel.${one}`) }))
            : null;
  if (choices)
    return (
      <Select
        className="y-wide"
        aria-label={label}
        allowClear={field === 'role' || field === 'channel'}
        showSearch={{ optionFilterProp: 'label' }}
        getPopupContainer={popupPlace}
        value={value === '' ? undefined : value}
        options={choices}
        onChange={(chosen: unknown) => onChange(chosen ?? '')}
      />
    );
  if (own) return <CustomInput field={own} value={value === '' ? undefined : value} onChange={onChange} />;
  return (
    <Input
      data-first
      aria-label={label}
      value={String(value)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
