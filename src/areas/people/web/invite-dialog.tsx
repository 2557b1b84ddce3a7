import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { type Language, languages } from '../../../kernel/language.ts';
import { ActForm } from '../../../ui/act-form.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { languageNames } from '../../../web/account/gate.tsx';
import { api } from '../../../web/api/client.ts';
import { usePreferences } from '../../../web/preferences.tsx';
import { LinkShown } from './link-shown.tsx';
import type { OneTimeLink } from './shapes.ts';
import { useRoleChoices, useTeamChoices } from './use-choices.ts';
import { usePeopleText } from './words.ts';

type Invitation = {
  email: string;
  name?: string;
  roleId: string;
  teamId?: string;
  leadsTeam?: boolean;
  language: Language;
};

/** Invites someone, and shows the link to pass on. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = usePeopleText();
  const client = useQueryClient();
  const [made, setMade] = useState<{ link: OneTimeLink; to: string } | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  const invite = async ({ teamId, leadsTeam, name, email, ...rest }: Invitation) => {
    const link = await api.people.invite({
      body: {
        ...rest,
        email: email.trim(),
        ...(name?.trim() && { name: name.trim() }),
        teamId: teamId ?? null,
        leadsTeam: teamId !== undefined && leadsTeam === true,
      },
    });
    setMade({ link, to: name?.trim() || email.trim() });
    void client.invalidateQueries({ queryKey: api.people.list.key() });
  };
  return (
    <Dialog open={open} onClose={close} label={text('web.inviteTitle')}>
      <div className="y-panel">
        <h2>{text('web.inviteTitle')}</h2>
        {made === null ? (
          <InviteForm onInvite={invite} />
        ) : (
          <>
            <LinkShown link={made.link} name={made.to} />
            <div className="y-row y-gap-s">
              <Button onClick={() => setMade(null)}>{text('web.inviteNext')}</Button>
              <Button onClick={close}>{text('web.done')}</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function InviteForm({ onInvite }: { onInvite: (invitation: Invitation) => Promise<void> }) {
  const text = usePeopleText();
  const { language } = usePreferences();
  const roles = useRoleChoices();
  const teams = useTeamChoices();
  const shipped = useQuery(api.people.roles.query());
  const sales = shipped.data?.items.find((role) => role.key === 'sales')?.id;
  const [form] = Form.useForm<Invitation>();
  const teamId = Form.useWatch('teamId', form);
  const search = { optionFilterProp: 'label' };
  if (!shipped.data) return null;
  return (
    <>
      <p className="y-quiet">{text('web.inviteText')}</p>
      <ActForm<Invitation>
        form={form}
        initial={{ language, ...(sales && { roleId: sales }) }}
        submit={text('web.makeLink')}
        onSubmit={onInvite}
      >
        <Form.Item
          label={text('web.columns.email')}
          name="email"
          rules={[{ required: true, message: text('web.required') }]}
        >
          <Input type="email" inputMode="email" autoFocus autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item label={text('web.columns.name')} name="name">
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item
          label={text('web.columns.role')}
          name="roleId"
          rules={[{ required: true, message: text('web.required') }]}
        >
          <Select showSearch={search} options={roles} />
        </Form.Item>
        <Form.Item label={text('web.columns.team')} name="teamId">
          <Select showSearch={search} allowClear options={teams} placeholder={text('web.noTeam')} />
        </Form.Item>
        {teamId !== undefined && (
          <Form.Item name="leadsTeam" valuePropName="checked" noStyle>
            <LeadsTeam />
          </Form.Item>
        )}
        <Form.Item label={text('web.columns.language')} name="language">
          <Select options={languages.map((value) => ({ value, label: languageNames[value] }))} />
        </Form.Item>
      </ActForm>
    </>
  );
}

function LeadsTeam({ checked = false, onChange }: { checked?: boolean; onChange?: (on: boolean) => void }) {
  const text = usePeopleText();
  return (
    <label className="y-check y-form-check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange?.(event.target.checked)} />
      {text('web.columns.leadsTeam')}
    </label>
  );
}
