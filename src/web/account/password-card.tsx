import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { ActForm } from '../../ui/act-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Card } from '../../ui/layout.tsx';
import { useToast } from '../../ui/toast.tsx';
import { api } from '../api/client.ts';
import { sessionQuery, useSession } from '../session.ts';
import { CurrentPasswordField, NewPasswordField } from './password-field.tsx';
import { useAccountText } from './words.ts';

/** One's own password. */
export function PasswordCard() {
  const text = useAccountText();
  const { person } = useSession();
  const client = useQueryClient();
  const { show } = useToast();
  const [open, setOpen] = useState(false);
  const change = async (body: { current?: string; password: string }) => {
    await api.auth.changePassword({ body });
    setOpen(false);
    show({ message: text('secure.changed') });
    void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    void client.invalidateQueries({ queryKey: api.auth.sessions.key() });
  };
  return (
    <Card title={text('secure.password')}>
      <p className="y-quiet">{text('secure.passwordText')}</p>
      <div className="y-card-acts">
        <Button onClick={() => setOpen(true)}>{text('secure.change')}</Button>
      </div>
      <Dialog open={open} onClose={() => setOpen(false)} label={text('secure.change')}>
        <div className="y-sheet">
          <h2>{text('secure.change')}</h2>
          <ActForm<{ current?: string; password: string }> submit={text('secure.change')} onSubmit={change}>
            <input type="email" autoComplete="username" value={person.email} readOnly hidden />
            {!person.mustSetPassword && <CurrentPasswordField name="current" autoFocus />}
            <NewPasswordField />
          </ActForm>
        </div>
      </Dialog>
    </Card>
  );
}
