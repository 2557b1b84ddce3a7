import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { api } from '../../../../web/api/client.ts';
import { useMailText } from '../text.ts';
import { OutgoingState } from './outgoing-state.tsx';
import { partyName } from './party-words.ts';

/** Above the list: mails of mine that did not get through, each with what to do. Nothing when all is well. */
export function OutgoingBar({ onOpen }: { onOpen: (threadId: string) => void }) {
  const text = useMailText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const outgoing = useQuery({ ...api.outgoing.outgoing.query(), refetchInterval: 30_000 });
  const stuck = (outgoing.data?.items ?? []).filter(({ state }) => state === 'failed' || state === 'unsure');
  if (stuck.length === 0) return null;
  return (
    <section className="mail-stuck" aria-label={text('web.out.waiting', { count: stuck.length })}>
      <div className="y-row y-between">
        <b>{text('web.out.waiting', { count: stuck.length })}</b>
        <button type="button" className="y-textbutton" aria-expanded={open} onClick={() => setOpen(!open)}>
          {text(open ? 'web.out.close' : 'web.out.look')}
        </button>
      </div>
      {open &&
        stuck.map((one) => (
          <div key={one.id}>
            <button type="button" className="y-textbutton" onClick={() => onOpen(one.threadId)}>
              {one.subject || text('web.noSubject')} → {format.list(one.to.map(partyName))}
            </button>
            <OutgoingState id={one.id} outgoing={one} />
          </div>
        ))}
    </section>
  );
}
