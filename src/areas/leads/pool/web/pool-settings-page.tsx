import { useQuery, useQueryClient } from '@tanstack/react-query';
import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Switch from 'antd/es/switch';
import { ActForm } from '../../../../ui/act-form.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useText } from '../../web/text.ts';
import './pool.css';
import type { PoolSettings } from './shapes.ts';
import { usePoolText } from './text.ts';

/** How the company runs its pool: what goes there by itself, and how much one may claim. */
export function PoolSettingsPage() {
  const text = usePoolText();
  const found = useQuery({ ...api.pool.settings.query(), refetchOnWindowFocus: false });
  return (
    <Page title={text('web.settings.title')} breadcrumbs={[{ label: text('web.title'), to: '/pool' }]}>
      <div className="pool-narrow">
        <Card>
          {found.error && (
            <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />
          )}
          {found.isPending && <SkeletonText lines={8} />}
          {found.data && (
            <SettingsForm
              key={found.data.version}
              version={found.data.version}
              settings={found.data.settings}
            />
          )}
        </Card>
      </div>
    </Page>
  );
}

type Values = { settings: PoolSettings };

/** A number field's text as a number; empty means no limit. */
const asNumber = (typed: unknown) => (typed === '' || typed === null ? null : Number(typed));

function SettingsForm({ version, settings }: { version: number; settings: PoolSettings }) {
  const text = usePoolText();
  const leads = useText();
  const client = useQueryClient();
  const { show } = useToast();
  const save = async (values: Values) => {
    await api.pool.changeSettings({ body: { version, settings: { ...settings, ...values.settings } } });
    await client.invalidateQueries({ queryKey: api.pool.settings.key() });
    show({ message: text('web.settings.saved') });
  };
  const number = (
    key: 'idleDays' | 'warnDays' | 'claimsPerDay' | 'holdAtMost' | 'coolingDays',
    unit: string,
    optional = false,
  ) => (
    <Form.Item
      name={['settings', key]}
      label={text(`web.settings.${key}`)}
      extra={text(`web.settings.${key}Text`)}
      normalize={asNumber}
      rules={[{ required: !optional, message: text('web.settings.required') }]}
    >
      <Input
        type="number"
        min={0}
        inputMode="numeric"
        className="pool-number"
        suffix={unit}
        {...(optional && { placeholder: text('web.settings.noLimit') })}
      />
    </Form.Item>
  );
  return (
    <ActForm<Values> initial={{ settings }} onSubmit={save} submit={text('web.settings.save')}>
      <h2 className="pool-part">{text('web.settings.back')}</h2>
      <Form.Item
        name={['settings', 'takeBack']}
        valuePropName="checked"
        label={text('web.settings.takeBack')}
        extra={text('web.settings.takeBackText')}
      >
        <Switch />
      </Form.Item>
      {number('idleDays', text('web.settings.days'))}
      {number('warnDays', text('web.settings.days'))}
      <Form.Item
        name={['settings', 'statuses']}
        label={text('web.settings.statuses')}
        rules={[{ required: true, message: text('web.settings.required') }]}
      >
        <Checkbox.Group
          options={(['new', 'working', 'qualified'] as const).map((status) => ({
            value: status,
            label: leads(`web.status.${status}`),
          }))}
        />
      </Form.Item>
      <h2 className="pool-part">{text('web.settings.claiming')}</h2>
      {number('claimsPerDay', text('web.settings.leads'), true)}
      {number('holdAtMost', text('web.settings.leads'), true)}
      {number('coolingDays', text('web.settings.days'))}
    </ActForm>
  );
}
