import { useState } from 'react';
import { api } from '../../../../web/api/client.ts';
import { asProblem } from '../../../../web/api/problem.ts';
import type { Server, Tried } from '../shapes.ts';

/** What is typed about a connection. */
export type Connection = { imap: Server; smtp: Server; password: string; smtpPassword: string };

export const blankServer = (port: number): Server => ({ host: '', port, tls: 'tls', user: '' });

export const passwordsOf = ({ password, smtpPassword }: Connection) => ({
  ...(password !== '' && { password }),
  ...(smtpPassword !== '' && { smtpPassword }),
});

/** Tries a connection without keeping it. */
export function useTry(mailboxId?: string) {
  const [tried, setTried] = useState<Tried | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    tried,
    refusal,
    busy,
    forget() {
      setTried(null);
      setRefusal(null);
    },
    async run(connection: Connection): Promise<Tried | null> {
      setBusy(true);
      setRefusal(null);
      try {
        const { imap, smtp } = connection;
        const answer = await api.mailbox.try({
          body: { imap, smtp, ...passwordsOf(connection), ...(mailboxId && { mailboxId }) },
        });
        setTried(answer);
        return answer;
      } catch (error) {
        setTried(null);
        setRefusal(asProblem(error)?.message ?? String(error));
        return null;
      } finally {
        setBusy(false);
      }
    },
  };
}

export type Trying = ReturnType<typeof useTry>;
