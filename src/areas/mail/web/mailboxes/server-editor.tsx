import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { type ApiProblem, asProblem } from '../../../../web/api/problem.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { Labelled } from '../labelled.tsx';
import type { Mailbox } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { mailboxKeys } from './mailbox-keys.ts';
import { ServerFields } from './server-fields.tsx';
import { TroubleNote } from './trouble-note.tsx';
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
  const { tried } = trying;
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
        <Labelled label={text('web.boxes.password')}>
          {(id) => (
            <Input.Password
              id={id}
              autoComplete="off"
              value={connection.password}
              onChange={(event) => setConnection({ ...connection, password: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={text('web.boxes.smtpPassword')}>
          {(id) => (
            <Input.Password
              id={id}
              autoComplete="off"
              value={connection.smtpPassword}
              onChange={(event) => setConnection({ ...connection, smtpPassword: event.target.value })}
            />
          )}
        </Labelled>
      </div>
      {trying.refusal && (
        <p className="y-text-bad" role="alert">
          {trying.refusal}
        </p>
      )}
      {tried && (
        <>
          <TroubleNote
            label={text('web.boxes.imap')}
            trouble={tried.imap}
            works={text('web.boxes.imapWorks')}
          />
          <TroubleNote
            label={text('web.boxes.smtp')}
            trouble={tried.smtp}
            works={text('web.boxes.smtpWorks')}
          />
        </>
      )}
      {refused && (
        <TroubleNote
          trouble={{ code: refused.code, title: refused.message, next: refused.next ?? '', at: null }}
        />
      )}
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
