import { useQuery } from '@tanstack/react-query';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import type { Grants } from '../../areas/people/web/grants.ts';
import { GrantsEditor } from '../../areas/people/web/grants-editor.tsx';
import { ActForm } from '../../ui/act-form.tsx';
import { api } from '../api/client.ts';
import { useSession } from '../session.ts';
import { useAccountText } from './words.ts';

type NewKey = { name: string; days: number };

/** A new key: what for, how long, how far. */
export function NewApiKey({ onMade }: { onMade: (key: string) => void }) {
  const text = useAccountText();
  const session = useSession();
  const permissions = useQuery(api.people.permissions.query());
  const [grants, setGrants] = useState<Grants | null>(null);
  const days = (count: number) => ({ value: count, label: text('keys.days', { count }) });
  const mine = permissions.data?.items.filter(({ name }) => session.permissions[name] !== undefined);
  const make = async ({ name, days: count }: NewKey) => {
    const expiresAt = count === 0 ? null : new Date(Date.now() + count * 86_400_000).toISOString();
    const { key } = await api.auth.createApiKey({ body: { name, grants, expiresAt } });
    if (key !== null) onMade(key);
  };
  return (
    <ActForm<NewKey> initial={{ days: 90 }} submit={text('keys.makeIt')} onSubmit={make}>
      <Form.Item
        label={text('keys.name')}
        name="name"
        rules={[{ required: true, whitespace: true, message: text('you.needed') }]}
      >
        <Input autoFocus maxLength={100} placeholder={text('keys.namePlaceholder')} />
      </Form.Item>
      <Form.Item label={text('keys.expiry')} name="days">
        <Select
          options={[
            days(30),
            days(90),
            { value: 365, label: text('keys.year') },
            { value: 0, label: text('keys.never') },
          ]}
        />
      </Form.Item>
      <div className="y-form-part">
        <fieldset className="y-choice">
          <legend>{text('keys.rights')}</legend>
          <button type="button" aria-pressed={grants === null} onClick={() => setGrants(null)}>
            {text('keys.allRights')}
          </button>
          <button
            type="button"
            aria-pressed={grants !== null}
            onClick={() => setGrants((now) => now ?? session.permissions)}
          >
            {text('keys.fewerRights')}
          </button>
        </fieldset>
        {grants !== null && mine && <GrantsEditor permissions={mine} grants={grants} onChange={setGrants} />}
      </div>
    </ActForm>
  );
}
