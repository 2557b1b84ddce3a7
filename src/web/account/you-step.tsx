import { useQueryClient } from '@tanstack/react-query';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { ActForm } from '../../ui/act-form.tsx';
import { api } from '../api/client.ts';
import { usePreferences } from '../preferences.tsx';
import { type Session, sessionQuery } from '../session.ts';
import { Gate } from './gate.tsx';
import { NewPasswordField } from './password-field.tsx';
import { useAccountText } from './words.ts';

type You = { name: string; email: string; password: string };

/** The address of an owner who has none yet (foundPeople). */
const noAddress = 'owner@localhost';

/** First of all: who you are and your password; for a forgotten password, the password alone. */
export function YouStep({ session }: { session: Session }) {
  const text = useAccountText();
  const client = useQueryClient();
  const { language } = usePreferences();
  const { person, company } = session;
  const isNew = company === null || person.email === noAddress;
  const save = async ({ name, email, password }: You) => {
    // The profile first: in this session the address may be changed without a password only as long as there is none.
    if (isNew) await api.people.editProfile({ body: { name: name.trim(), email: email.trim(), language } });
    await api.auth.changePassword({ body: { password } });
    await client.refetchQueries({ queryKey: sessionQuery.queryKey });
  };
  return (
    <Gate
      title={text(isNew ? 'you.title' : 'you.resetTitle')}
      lead={isNew ? text('you.text') : text('you.resetText', { email: person.email })}
      {...(company === null && { step: text('company.step', { step: 1, steps: 3 }) })}
    >
      <ActForm<You>
        submit={text(isNew ? 'you.submit' : 'you.resetSubmit')}
        initial={person.email === noAddress ? {} : { name: person.name, email: person.email }}
        onSubmit={save}
      >
        {isNew ? (
          <>
            <Form.Item
              label={text('you.name')}
              name="name"
              rules={[{ required: true, whitespace: true, message: text('you.needed') }]}
            >
              <Input
                autoComplete="name"
                autoFocus
                maxLength={100}
                placeholder={text('you.namePlaceholder')}
              />
            </Form.Item>
            <Form.Item
              label={text('you.email')}
              name="email"
              rules={[{ required: true, message: text('you.needed') }]}
            >
              <Input type="email" autoComplete="username" inputMode="email" spellCheck={false} />
            </Form.Item>
          </>
        ) : (
          <input type="email" autoComplete="username" value={person.email} readOnly hidden />
        )}
        <NewPasswordField />
      </ActForm>
    </Gate>
  );
}
