import { useQuery, useQueryClient } from '@tanstack/react-query';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import { languages } from '../../kernel/language.ts';
import type { CallOutput } from '../../platform/http/contract.ts';
import { ActForm } from '../../ui/act-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { InlineText } from '../../ui/inline-edit/inline-edit.tsx';
import { Card, Facts, Row } from '../../ui/layout.tsx';
import { ErrorState, SkeletonText } from '../../ui/states.tsx';
import type { ThemeChoice } from '../../ui/theme/theme-provider.tsx';
import { useToast } from '../../ui/toast.tsx';
import { api } from '../api/client.ts';
import type { Contracts } from '../api/endpoints.gen.ts';
import { usePreferences } from '../preferences.tsx';
import { sessionQuery } from '../session.ts';
import { usePreferenceKeeper } from '../shell/user-menu.tsx';
import { languageNames } from './gate.tsx';
import { CurrentPasswordField } from './password-field.tsx';
import { useAccountText } from './words.ts';

type Profile = CallOutput<Contracts['people']['profile']>;
type ProfileEdit = { name?: string; title?: string | null; phone?: string | null };

/** Who I am, changed where it stands. */
export function ProfileCard() {
  const text = useAccountText();
  const client = useQueryClient();
  const profile = useQuery(api.people.profile.query());
  const [changing, setChanging] = useState(false);
  if (profile.error) return <ErrorState error={profile.error} onRetry={() => void profile.refetch()} />;
  const me = profile.data;
  if (!me)
    return (
      <Card title={text('me.profile')}>
        <SkeletonText lines={5} height={190} />
      </Card>
    );
  const keep = (changed: Profile) => {
    client.setQueryData(api.people.profile.key({}), changed);
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const save = async (edit: ProfileEdit, over?: unknown) => {
    const version = (over as Profile | undefined)?.version ?? me.version;
    keep(await api.people.editProfile({ body: { version, ...edit } }));
  };
  return (
    <Card title={text('me.profile')}>
      <Facts
        items={[
          {
            label: text('me.name'),
            value: (
              <InlineText
                label={text('me.name')}
                value={me.name}
                check={(name) => (name === null ? text('you.needed') : null)}
                currentOf={(current) => (current as Profile).name}
                onSave={(name, over) => save({ name: name ?? '' }, over)}
              />
            ),
          },
          {
            label: text('me.jobTitle'),
            value: (
              <InlineText
                label={text('me.jobTitle')}
                value={me.title}
                currentOf={(current) => (current as Profile).title}
                onSave={(title, over) => save({ title }, over)}
              />
            ),
          },
          {
            label: text('me.phone'),
            value: (
              <InlineText
                label={text('me.phone')}
                value={me.phone}
                currentOf={(current) => (current as Profile).phone}
                onSave={(phone, over) => save({ phone }, over)}
              />
            ),
          },
          {
            label: text('me.email'),
            value: (
              <Row>
                {me.email}
                <button type="button" className="y-textbutton" onClick={() => setChanging(true)}>
                  {text('me.emailChange')}
                </button>
              </Row>
            ),
          },
          {
            label: text('me.place'),
            value: text('me.placeText', { role: me.roleName, team: me.teamName ?? text('me.noTeam') }),
          },
        ]}
      />
      <Dialog open={changing} onClose={() => setChanging(false)} label={text('me.emailChange')}>
        <EmailForm
          email={me.email}
          onDone={(changed) => {
            keep(changed);
            setChanging(false);
          }}
        />
      </Dialog>
    </Card>
  );
}

function EmailForm({ email, onDone }: { email: string; onDone: (profile: Profile) => void }) {
  const text = useAccountText();
  const { show } = useToast();
  return (
    <div className="y-sheet">
      <h2>{text('me.emailChange')}</h2>
      <p className="y-quiet">{text('me.emailPassword')}</p>
      <ActForm<{ email: string; password: string }>
        initial={{ email }}
        submit={text('me.save')}
        onSubmit={async (body) => {
          onDone(await api.people.editProfile({ body: { ...body, email: body.email.trim() } }));
          show({ message: text('me.saved') });
        }}
      >
        <Form.Item
          label={text('me.email')}
          name="email"
          rules={[{ required: true, message: text('you.needed') }]}
        >
          <Input type="email" autoFocus inputMode="email" autoComplete="email" spellCheck={false} />
        </Form.Item>
        <CurrentPasswordField />
      </ActForm>
    </div>
  );
}

const themes: readonly ThemeChoice[] = ['light', 'dark', 'system'];

/** Language and appearance, applied at once. */
export function PreferencesCard() {
  const text = useAccountText();
  const { language, theme } = usePreferences();
  const keep = usePreferenceKeeper();
  return (
    <Card>
      <div className="y-stack y-gap-m">
        <fieldset className="y-choice">
          <legend>{text('me.language')}</legend>
          {languages.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === language}
              onClick={() => keep.language(one)}
            >
              {languageNames[one]}
            </button>
          ))}
        </fieldset>
        <fieldset className="y-choice">
          <legend>{text('me.theme')}</legend>
          {themes.map((one) => (
            <button key={one} type="button" aria-pressed={one === theme} onClick={() => keep.theme(one)}>
              {text(`me.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
    </Card>
  );
}
