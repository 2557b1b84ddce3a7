import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { Card } from '../../../../ui/layout.tsx';
import { When } from '../../../../ui/person.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { queryClient } from '../../../../web/query-client.ts';
import { MoreMenu } from '../../../../web/records/more-menu.tsx';
import { Labelled } from '../labelled.tsx';
import type { Mailbox } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { ShareChoice } from './connect-form.tsx';
import { FolderTable } from './folder-table.tsx';
import { mailboxKeys } from './mailbox-keys.ts';
import { ServerEditor } from './server-editor.tsx';
import { TroubleNote } from './trouble-note.tsx';

const tones = { working: 'good', failing: 'bad', paused: 'plain' } as const;

/** One mailbox of mine: how it does, what it reads, who sees it; changed where it stands. */
export function MailboxCard({ mailbox }: { mailbox: Mailbox }) {
  const text = useMailText();
  const { show, undoable } = useToast();
  const [editing, setEditing] = useState(false);
  const { id, version, state, failure, syncing, syncedAt } = mailbox;
  const params = { id };
  const change = useWrite(api.mailbox.change, { refresh: mailboxKeys });
  const sync = useWrite(api.mailbox.sync, { refresh: mailboxKeys });
  const failed = (error: Error) => show({ message: error.message, tone: 'bad' });
  const save = (wish: Omit<Parameters<typeof change.run>[0]['body'], 'version'>, said: string) =>
    change
      .run({ params, body: { version, ...wish } })
      .then(() => show({ message: said }))
      .catch(failed);
  const fetchNow = (again: boolean) =>
    void sync
      .run({ params, body: { again } })
      .then(() => show({ message: text('web.boxes.asked') }))
      .catch(failed);
  const refresh = () =>
    Promise.all(mailboxKeys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  const away = () =>
    void undoable(
      () => api.mailbox.putAway({ params, query: {} }).then(refresh),
      text('web.boxes.disconnected'),
      () => api.mailbox.bringBack({ params }).then(refresh),
    );
  const paused = state === 'paused';
  return (
    <Card
      title={
        <>
          {mailbox.address} <Tag tone={tones[state]}>{text(`web.boxes.state.${state}`)}</Tag>
        </>
      }
      extra={
        <span className="y-row y-gap-s">
          {!paused && (
            <Button size="small" loading={sync.busy || syncing} onClick={() => fetchNow(false)}>
              {text(syncing ? 'web.boxes.syncing' : 'web.boxes.sync')}
            </Button>
          )}
          <MoreMenu
            label={text('web.more')}
            items={[
              ['edit', text('web.boxes.edit'), () => setEditing(true)],
              ...(paused
                ? []
                : ([['search', text('web.boxes.again'), () => fetchNow(true)]] as [
                    'search',
                    string,
                    () => void,
                  ][])),
              paused
                ? [
                    'check',
                    text('web.boxes.resume'),
                    () => void save({ paused: false }, text('web.boxes.resumed')),
                  ]
                : [
                    'close',
                    text('web.boxes.pause'),
                    () => void save({ paused: true }, text('web.boxes.pausedNow')),
                  ],
              ['trash', text('web.boxes.disconnect'), away],
            ]}
          />
        </span>
      }
    >
      <div className="y-stack y-gap-m">
        {state === 'failing' && failure && <TroubleNote trouble={failure} />}
        <div className="y-quiet">
          {syncedAt ? (
            <>
              {text('web.boxes.synced')} <When at={syncedAt} />
            </>
          ) : (
            text('web.boxes.never')
          )}
        </div>
        {editing && <ServerEditor mailbox={mailbox} onClose={() => setEditing(false)} />}
        <FolderTable
          folders={mailbox.folders}
          onChoose={(folders) => void save({ folders }, text('web.boxes.saved'))}
        />
        <ShareChoice
          value={mailbox.share}
          onChange={(share) => void save({ share }, text('web.boxes.saved'))}
        />
        <div className="mail-two">
          <Labelled label={text('web.boxes.displayName')}>
            {(id) => (
              <KeptInput
                id={id}
                value={mailbox.displayName}
                onKeep={(displayName) => void save({ displayName }, text('web.boxes.saved'))}
              />
            )}
          </Labelled>
          <Labelled label={text('web.boxes.since')}>
            {(id) => (
              <KeptInput
                id={id}
                type="date"
                value={mailbox.since}
                onKeep={(since) => since !== '' && void save({ since }, text('web.boxes.saved'))}
              />
            )}
          </Labelled>
        </div>
        <Labelled label={text('web.boxes.signature')}>
          {(id) => (
            <Input.TextArea
              id={id}
              className="y-grows"
              defaultValue={mailbox.signature}
              key={mailbox.signature}
              rows={3}
              maxLength={10_000}
              onBlur={(event) => {
                if (event.target.value !== mailbox.signature)
                  void save({ signature: event.target.value }, text('web.boxes.saved'));
              }}
            />
          )}
        </Labelled>
      </div>
    </Card>
  );
}

/** A field that is kept when one leaves it. */
function KeptInput({
  id,
  value,
  type = 'text',
  onKeep,
}: {
  id: string;
  value: string;
  type?: 'text' | 'date';
  onKeep: (typed: string) => void;
}) {
  return (
    <Input
      key={value}
      id={id}
      type={type}
      defaultValue={value}
      onBlur={(event) => event.target.value !== value && onKeep(event.target.value)}
      onPressEnter={(event) => event.currentTarget.blur()}
    />
  );
}
