import { useQuery } from '@tanstack/react-query';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { ActForm } from '../../ui/act-form.tsx';
import { api } from '../api/client.ts';
import { usePreferences } from '../preferences.tsx';
import { useEnter, useLinkToken } from './enter.ts';
import { Gate, WaitingGate } from './gate.tsx';
import { NoLink } from './link-page.tsx';
import { NewPasswordField } from './password-field.tsx';
import { useAccountText } from './words.ts';

/** Someone invited comes in: their name, a password. The language is the one they read this page in. */
export function InvitationPage() {
  const text = useAccountText();
  const token = useLinkToken();
  const enter = useEnter();
  const { language } = usePreferences();
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => api.auth.lookAtLink({ body: { token: token ?? '' } }),
    enabled: token !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === null) return <NoLink />;
  if (link.error) return <NoLink error={link.error} />;
  if (!link.data) return <WaitingGate title={text('link.checking')} />;
  const { email, name, company } = link.data;
  return (
    <Gate
      title={company === null ? text('invitation.titleAlone') : text('invitation.title', { company })}
      lead={text('invitation.text', { email })}
    >
      <ActForm<{ name: string; password: string }>
        initial={{ name: name === email.split('@')[0] ? '' : name }}
        submit={text('invitation.submit')}
        onSubmit={async (values) =>
          enter(
            await api.people.acceptInvitation({
              body: { token, language, name: values.name.trim(), password: values.password },
            }),
          )
        }
      >
        {/* Password keepers remember the password with this address. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <Form.Item
          label={text('you.name')}
          name="name"
          rules={[{ required: true, whitespace: true, message: text('you.needed') }]}
        >
          <Input autoComplete="name" autoFocus maxLength={100} placeholder={text('you.namePlaceholder')} />
        </Form.Item>
        <NewPasswordField />
      </ActForm>
    </Gate>
  );
}
