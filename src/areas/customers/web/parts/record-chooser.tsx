import { useQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import { useState } from 'react';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { api } from '../../../../web/api/client.ts';
import { useText } from '../text.ts';

type RecordChooserProps = {
  kind: 'account' | 'contact';
  label: string;
  value?: string | null;
  /** What the present value is called, before anything is searched. */
  known?: { id: string; name: string } | null;
  except?: string;
  autoFocus?: boolean;
  onChange?: (id: string | null) => void;
};

/** An account or a contact, found by name, sound, initials or number as it is typed. */
export function RecordChooser({
  kind,
  label,
  value,
  known,
  except,
  autoFocus = false,
  onChange,
  ...rest
}: RecordChooserProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(known ?? null);
  const q = typed.trim();
  const search = q === '' ? {} : { q };
  const accounts = useQuery({
    ...api.account.list.query({ query: { ...search, sort: '-updated', fields: 'name,region', limit: 20 } }),
    enabled: kind === 'account',
    placeholderData: (before) => before,
  });
  const contacts = useQuery({
    ...api.contact.list.query({
      query: { ...search, sort: '-updated', fields: 'name,accountName', limit: 20 },
    }),
    enabled: kind === 'contact',
    placeholderData: (before) => before,
  });
  const found =
    kind === 'account'
      ? (accounts.data?.items ?? []).map(({ id, name, region }) => ({ id, name: name ?? '', more: region }))
      : (contacts.data?.items ?? []).map(({ id, name, accountName }) => ({
          id,
          name: name ?? '',
          more: accountName,
        }));
  const options = found
    .filter((one) => one.id !== except)
    .map((one) => ({
      value: one.id,
      label: [one.name, one.more].filter(Boolean).join(' · '),
      name: one.name,
    }));
  const shown =
    chosen && value === chosen.id && !options.some((one) => one.value === chosen.id)
      ? [{ value: chosen.id, label: chosen.name, name: chosen.name }, ...options]
      : options;
  return (
    <Select
      {...rest}
      className="y-wide"
      aria-label={label}
      autoFocus={autoFocus}
      data-first={autoFocus || undefined}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      getPopupContainer={popupPlace}
      placeholder={text('web.new.choose')}
      notFoundContent={text('web.new.noneFound')}
      value={value ?? undefined}
      options={shown}
      onChange={(id: string | undefined, option) => {
        const name = (option as { name?: string } | undefined)?.name;
        setChosen(id && name ? { id, name } : null);
        onChange?.(id ?? null);
      }}
    />
  );
}
