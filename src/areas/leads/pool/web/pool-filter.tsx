import { useQueries } from '@tanstack/react-query';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { Icon } from '../../../../ui/icons.tsx';
import { api } from '../../../../web/api/client.ts';
import { useText } from '../../web/text.ts';
import { usePoolText } from './text.ts';

const narrowing = ['region', 'industry', 'source'] as const;
export type PoolAsk = { q: string; region: string; industry: string; source: string };

/** Narrows the pool by the company's name, and by region, industry and source as they occur. */
export function PoolFilter({
  value,
  onChange,
}: {
  value: PoolAsk;
  onChange: (ask: Partial<PoolAsk>) => void;
}) {
  const text = usePoolText();
  const leads = useText();
  const [typed, setTyped] = useState(String(value.q));
  const values = useQueries({
    queries: narrowing.map((field) => ({
      ...api.lead.values.query({ params: { field } }),
      staleTime: 5 * 60_000,
    })),
  });
  return (
    <form
      className="y-row y-gap-s pool-filter"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ q: typed.trim() });
      }}
    >
      <Input
        type="search"
        allowClear
        value={typed}
        prefix={<Icon name="search" size={14} />}
        aria-label={text('web.search')}
        placeholder={text('web.search')}
        onChange={(event) => {
          setTyped(event.target.value);
          if (event.target.value === '') onChange({ q: '' });
        }}
      />
      {narrowing.map((field, at) => (
        <Select
          key={field}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={leads(`fields.${field}`)}
          placeholder={leads(`fields.${field}`)}
          value={value[field] || null}
          options={(values[at]?.data?.values ?? []).map((one) => ({ value: one, label: one }))}
          onChange={(chosen: string | null) => onChange({ [field]: chosen ?? '' })}
        />
      ))}
    </form>
  );
}
