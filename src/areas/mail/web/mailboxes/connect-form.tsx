import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useRef, useState } from 'react';
import { Choice } from '../../../../ui/choice.tsx';
import { addDays, companyToday } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { type ApiProblem, asProblem } from '../../../../web/api/problem.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useSession } from '../../../../web/session.ts';
import { Labelled } from '../labelled.tsx';
import type { Preset, Share } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { ConnectionAnswers } from './connection-answers.tsx';
import { mailboxKeys } from './mailbox-keys.ts';
import { PasswordField } from './password-field.tsx';
import { ServerFields } from './server-fields.tsx';
import { blankServer, type Connection, passwordsOf, useTry } from './use-connection.ts';

const isAddress = (typed: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed);

/** Connects a mailbox: the address fills in what its provider wants; a try says precisely what doesn't work. */
export function ConnectForm({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const text = useMailText();
  const { show } = useToast();
  const { person } = useSession();
  const today = companyToday(useNow(60_000), useFormat().settings.timeZone);
  const [address, setAddress] = useState('');
  const [displayName, setDisplayName] = useState(person.name);
  const [since, setSince] = useState(addDays(today, -30));
  const [share, setShare] = useState<Share>('nobody');
  const [preset, setPreset] = useState<Preset | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [refused, setRefused] = useState<ApiProblem | null>(null);
  const [connection, setConnection] = useState<Connection>({
    imap: blankServer(993),
    smtp: blankServer(465),
    password: '',
    smtpPassword: '',
  });
  const trying = useTry();
  const connect = useWrite(api.mailbox.connect, { refresh: mailboxKeys });
  const asked = useRef('');
  const change = (next: Partial<Connection>) => {
    // What the provider's settings bring may come while the password is being typed.
    setConnection((before) => ({ ...before, ...next }));
    setRefused(null);
    trying.forget();
  };
  const fill = async () => {
    if (!isAddress(address) || asked.current === address) return;
    asked.current = address;
    const known = await api.mailbox.preset({ query: { address } }).catch(() => null);
    if (!known || asked.current !== address) return;
    setPreset(known);
    change({ imap: known.imap, smtp: known.smtp });
  };
  const checked = (): boolean => {
    const problem = !isAddress(address)
      ? text('web.boxes.needAddress')
      : connection.password === ''
        ? text('web.boxes.needPassword')
        : null;
    setWrong(problem);
    return problem === null;
  };
  const submit = async () => {
    if (!checked()) return;
    try {
      const { imap, smtp } = connection;
      await connect.run({
        body: {
          address,
          displayName,
          imap,
          smtp,
          since,
          share,
          ...passwordsOf(connection),
          password: connection.password,
        },
      });
      show({ message: text('web.boxes.connected') });
      onDone();
    } catch (error) {
      setRefused(asProblem(error));
    }
  };
  return (
    <form
      className="mail-connect"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Labelled label={text('web.boxes.address')}>
        {(id) => (
          <Input
            id={id}
            type="email"
            autoComplete="email"
            autoFocus
            value={address}
            onChange={(event) => setAddress(event.target.value.trim())}
            onBlur={() => void fill()}
          />
        )}
      </Labelled>
      <PasswordField
        label={preset?.appCode ? preset.appCode.word : text('web.boxes.password')}
        value={connection.password}
        onFocus={() => void fill()}
        onChange={(password) => change({ password })}
      />
      {preset?.appCode && (
        <div className="mail-appcode">
          <b>
            {text('web.boxes.appCode', { provider: preset.provider ?? address, word: preset.appCode.word })}
          </b>
          <div>
            {preset.appCode.how}{' '}
            {preset.appCode.url && (
              <a href={preset.appCode.url} target="_blank" rel="noreferrer">
                {text('web.boxes.how')}
              </a>
            )}
          </div>
        </div>
      )}
      <details className="mail-servers" open={preset !== null && preset.provider === null}>
        <summary>
          {text('web.boxes.servers')}
          {preset && (
            <span className="y-quiet">
              {preset.provider
                ? text('web.boxes.serversKnown', { provider: preset.provider })
                : text('web.boxes.serversGuess')}
            </span>
          )}
        </summary>
        <ServerFields which="imap" server={connection.imap} onChange={(imap) => change({ imap })} />
        <ServerFields which="smtp" server={connection.smtp} onChange={(smtp) => change({ smtp })} />
        <PasswordField
          label={text('web.boxes.smtpPassword')}
          value={connection.smtpPassword}
          onChange={(smtpPassword) => change({ smtpPassword })}
        />
      </details>
      <div className="mail-two">
        <Labelled label={text('web.boxes.displayName')}>
          {(id) => (
            <Input id={id} value={displayName} onChange={(event) => setDisplayName(event.target.value)} />
          )}
        </Labelled>
        <Labelled label={text('web.boxes.since')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              max={today}
              value={since}
              onChange={(event) => setSince(event.target.value)}
            />
          )}
        </Labelled>
      </div>
      <ShareChoice value={share} onChange={setShare} />
      {wrong && (
        <p className="y-text-bad" role="alert">
          {wrong}
        </p>
      )}
      <ConnectionAnswers trying={trying} refused={refused} bothWork={text('web.boxes.works')} />
      <div className="y-row y-gap-s">
        <Button type="primary" htmlType="submit" loading={connect.busy}>
          {text('web.boxes.connect')}
        </Button>
        <Button
          loading={trying.busy}
          onClick={() => {
            if (checked()) void trying.run(connection);
          }}
        >
          {text('web.boxes.try')}
        </Button>
        {onCancel && <Button onClick={onCancel}>{text('web.boxes.cancel')}</Button>}
        {trying.busy && <span className="y-quiet">{text('web.boxes.trying')}</span>}
      </div>
    </form>
  );
}

/** Who else sees what is filed. */
export function ShareChoice({ value, onChange }: { value: Share; onChange: (share: Share) => void }) {
  const text = useMailText();
  return (
    <div>
      <Choice<Share>
        label={text('web.boxes.shareLabel')}
        value={value}
        choices={[
          { value: 'nobody', label: text('web.boxes.shareNobody') },
          { value: 'record', label: text('web.boxes.shareRecord') },
        ]}
        onChange={onChange}
      />
      <p className="y-note">{text('web.boxes.shareText')}</p>
    </div>
  );
}
