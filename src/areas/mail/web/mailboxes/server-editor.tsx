import Button from 'antd/es/button';
import { useState } from 'react';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { type ApiProblem, asProblem } from '../../../../web/api/problem.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import type { Mailbox } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { ConnectionAnswers } from './connection-answers.tsx';
import { mailboxKeys } from './mailbox-keys.ts';
import { PasswordField } from './password-field.tsx';
import { ServerFields } from './server-fields.tsx';
import { type Connection, passwordsOf, useTry } from './use-connection.ts';

/** Other servers, or another password, tried before they are kept. */
export function ServerEditor({ mailbox, onClose }: { mailbox: Mailbox; onClose: () => void }) {
  const text = useMailText();
  const { show } = useToast();
  const [connection, setConnection] = useState<Connection>({
    imap: mailbox.imap,
    smtp: mailbox.smtp,
    password: '',
    smtpPassword: '',
  });
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  const trying = useTry(mailbox.id);
  const change = useWrite(api.mailbox.change, { refresh: mailboxKeys });
  const save = async () => {
    setRefused(null);
    try {
      await change.run({
        params: { id: mailbox.id },
        body: {
          version: mailbox.version,
          imap: connection.imap,
          smtp: connection.smtp,
          ...passwordsOf(connection),
        },
      });
      show({ message: text('web.boxes.saved') });
      onClose();
    } catch (error) {
      setRefused(asProblem(error));
    }
  };
  return (
    <form
      className="mail-connect"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ServerFields
        which="imap"
        server={connection.imap}
        onChange={(imap) => setConnection({ ...connection, imap })}
      />
      <ServerFields
        which="smtp"
        server={connection.smtp}
        onChange={(smtp) => setConnection({ ...connection, smtp })}
      />
      <div className="mail-two">
        <PasswordField
          label={text('web.boxes.password')}
          value={connection.password}
          onChange={(password) => setConnection({ ...connection, password })}
        />
        <PasswordField
          label={text('web.boxes.smtpPassword')}
          value={connection.smtpPassword}
          onChange={(smtpPassword) => setConnection({ ...connection, smtpPassword })}
        />
      </div>
      <ConnectionAnswers trying={trying} refused={refused} />
      <div className="y-row y-gap-s">
        <Button type="primary" htmlType="submit" loading={change.busy}>
          {text('web.boxes.save')}
        </Button>
        <Button loading={trying.busy} onClick={() => void trying.run(connection)}>
          {text('web.boxes.try')}
        </Button>
        <Button onClick={onClose}>{text('web.boxes.cancel')}</Button>
      </div>
    </form>
  );
}
