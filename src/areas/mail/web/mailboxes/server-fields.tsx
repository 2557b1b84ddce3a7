import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { Labelled } from '../labelled.tsx';
import type { Server } from '../shapes.ts';
import { useMailText } from '../text.ts';

const usualPorts: Readonly<Record<'imap' | 'smtp', Readonly<Record<Server['tls'], number>>>> = {
  imap: { tls: 993, starttls: 143, plain: 143 },
  smtp: { tls: 465, starttls: 587, plain: 25 },
};

/** One server: where, how it is kept secret, and the name to sign in with. Choosing how moves the port along. */
export function ServerFields({
  which,
  server,
  onChange,
}: {
  which: 'imap' | 'smtp';
  server: Server;
  onChange: (server: Server) => void;
}) {
  const text = useMailText();
  const label = text(`web.boxes.${which}`);
  const set = (change: Partial<Server>) => onChange({ ...server, ...change });
  const secure = (tls: Server['tls']) => {
    const wasUsual = server.port === usualPorts[which][server.tls];
    set(wasUsual ? { tls, port: usualPorts[which][tls] } : { tls });
  };
  return (
    <fieldset className="mail-server">
      <legend>{label}</legend>
      <Labelled className="y-labelled mail-server-host" label={text('web.boxes.host')}>
        {(id) => (
          <Input
            id={id}
            value={server.host}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(event) => set({ host: event.target.value.trim() })}
          />
        )}
      </Labelled>
      <Labelled label={text('web.boxes.tls')}>
        {(id) => (
          <Select<Server['tls']>
            id={id}
            aria-label={`${label} ${text('web.boxes.tls')}`}
            value={server.tls}
            onChange={secure}
            options={(
              ['tls', 'starttls', ...(server.tls === 'plain' ? (['plain'] as const) : [])] as const
            ).map((tls) => ({ value: tls, label: text(`web.boxes.tlsMode.${tls}`) }))}
          />
        )}
      </Labelled>
      <Labelled label={text('web.boxes.port')}>
        {(id) => (
          <Input
            id={id}
            inputMode="numeric"
            value={String(server.port)}
            onChange={(event) => set({ port: Number(event.target.value.replaceAll(/\D/g, '')) || 0 })}
          />
        )}
      </Labelled>
      <Labelled className="y-labelled mail-server-user" label={text('web.boxes.user')}>
        {(id) => (
          <Input
            id={id}
            value={server.user}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(event) => set({ user: event.target.value.trim() })}
          />
        )}
      </Labelled>
    </fieldset>
  );
}
