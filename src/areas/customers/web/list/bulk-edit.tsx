import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { api } from '../../../../web/api/client.ts';
import { ApiProblem } from '../../../../web/api/problem.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { CustomInput } from '../../../../web/records/custom-input.tsx';
import { useBulkWords } from '../../../../web/records/use-bulk-words.ts';
import { useMay } from '../../../../web/session.ts';
import { accountKinds } from '../../rules/account.ts';
import { channels, contactRoles } from '../../rules/contact.ts';
import { useAfterChange } from '../after-change.ts';
import { useText } from '../text.ts';
import type { BulkTarget } from './bulk-acts.tsx';

type BulkEditProps = {
  kind: 'account' | 'contact';
  field: string;
  target: BulkTarget;
  onClose: () => void;
  onDone: () => void;
};

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
  const words = useBulkWords();
  const { done } = useAfterChange();
  const [field, setField] = useState(first);
  const [value, setValue] = useState<unknown>('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ready = field !== 'ownerId' || value !== '';
  const apply = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    setProblem(null);
    try {
      const result =
        kind === 'account'
          ? await api.account.bulk({
              body: {
                ...target,
                changes:
                  field === 'ownerId'
                    ? { ownerId: value === 'nobody' ? null : String(value) }
                    : { values: valuesOf(field, value) },
              },
            })
          : await api.contact.bulk({ body: { ...target, changes: { values: valuesOf(field, value) } } });
      done(words(result), result.batchId);
      onDone();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? `${error.message} ${error.next}` : String(error));
      setBusy(false);
    }
  };
  const title =
    'ids' in target
      ? text('web.list.bulkTitle', { count: target.ids.length, shown: format.number(target.ids.length) })
      : text('web.list.bulkTitleAll');
  const choices = [
    ...(kind === 'account' && may('customers.assign')
      ? [{ value: 'ownerId', label: text('fields.ownerId') }]
      : []),
    ...fieldsOf[kind].map((one) => ({ value: one as string, label: text(`fields.${one}`) })),
    ...custom.map((one) => ({ value: `custom.${one.key}`, label: one.label })),
  ];
  return (
    <Dialog open onClose={onClose} label={title}>
      <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void apply(event)}>
        <h2>{title}</h2>
        <div className="y-labelled">
          <span>{text('web.list.bulkField')}</span>
          <Select
            className="y-wide"
            aria-label={text('web.list.bulkField')}
            showSearch={{ optionFilterProp: 'label' }}
            getPopupContainer={popupPlace}
            value={field}
            options={choices}
            onChange={(next: string) => {
              setField(next);
              setValue('');
            }}
          />
        </div>
        <div className="y-labelled">
          <span>{text('web.list.bulkValue')}</span>
          <Value kind={kind} field={field} value={value} onChange={setValue} />
        </div>
        {field !== 'ownerId' && field !== 'kind' && (
          <span className="y-quiet">{text('web.list.bulkEmpties')}</span>
        )}
        {problem && (
          <div className="y-inline-error" role="alert">
            {problem}
          </div>
        )}
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
            {text('web.list.apply')}
          </Button>
        </div>
      </form>
    </Dialog>
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
  const { active } = useColleagues();
  const own = useCustomFields(kind).find((one) => `custom.${one.key}` === field);
  const label = text('web.list.bulkValue');
  const choices =
    field === 'ownerId'
      ? [
          ...active.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'nobody', label: text('web.list.nobody') },
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
