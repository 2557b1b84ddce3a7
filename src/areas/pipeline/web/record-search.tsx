import { useQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import { useState } from 'react';
import { popupPlace } from '../../../ui/popup-place.ts';
import { api } from '../../../web/api/client.ts';
import { useText } from './text.ts';

type FoundRecord = { value: string; label: string };
type SearchProps = {
  label: string;
  placeholder: string;
  value: FoundRecord | null;
  onChange: (found: FoundRecord | null) => void;
  autoFocus?: boolean;
};

/** An account, found by typing a part of its name, pinyin or initials. */
export function AccountSearch(props: SearchProps) {
  const [q, setQ] = useState('');
  const found = useQuery({
    ...api.account.list.query({ query: { ...(q && { q }), limit: 20, fields: 'name' } }),
    placeholderData: (before) => before,
  });
  const options = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name ?? '' }));
  return <RecordSearch {...props} options={options} onSearch={setQ} loading={found.isFetching} />;
}

/** A contact, those of the account first of all. */
export function ContactSearch({ accountId, ...props }: SearchProps & { accountId: string | null }) {
  const [q, setQ] = useState('');
  const own = accountId
    ? JSON.stringify([{ field: 'account', operator: 'anyOf', values: [accountId] }])
    : undefined;
  const found = useQuery({
    ...api.contact.list.query({
      query: { ...(q ? { q } : own && { filter: own }), limit: 20, fields: 'name,title,accountName' },
    }),
    placeholderData: (before) => before,
  });
  const options = (found.data?.items ?? []).map(({ id, name, title, accountName }) => ({
    value: id,
    label: [name, title, q ? accountName : null].filter(Boolean).join(' · '),
  }));
  return <RecordSearch {...props} options={options} onSearch={setQ} loading={found.isFetching} />;
}

type RecordSearchProps = SearchProps & {
  options: FoundRecord[];
  onSearch: (q: string) => void;
  loading: boolean;
};

function RecordSearch({
  label,
  placeholder,
  value,
  onChange,
  autoFocus,
  options,
  onSearch,
  loading,
}: RecordSearchProps) {
  const text = useText();
  return (
    <Select
      className="y-wide"
      aria-label={label}
      placeholder={placeholder}
      showSearch={{ filterOption: false, onSearch }}
      autoFocus={autoFocus ?? false}
      allowClear
      labelInValue
      loading={loading}
      getPopupContainer={popupPlace}
      notFoundContent={text('web.new.noAccount')}
      value={value ?? undefined}
      options={options}
      onChange={(next: FoundRecord | undefined) =>
        onChange(next ? { value: next.value, label: String(next.label) } : null)
      }
    />
  );
}
