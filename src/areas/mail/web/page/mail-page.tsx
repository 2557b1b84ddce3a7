import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { Icon } from '../../../../ui/icons.tsx';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { useGo, useUrlState } from '../../../../web/route-hooks.ts';
import type { View } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { useComposer } from '../write/use-composer.tsx';
import '../mail.css';
import { mailKeys } from './mail-keys.ts';
import { OutgoingBar } from './outgoing-bar.tsx';
import { ThreadList } from './thread-list.tsx';
import { ThreadPane } from './thread-pane.tsx';

const views: readonly View[] = ['filed', 'proposed', 'private'];

/** My mail: what is filed, what waits to be, and the thread that is being read beside it; on a phone one after the other. */
export function MailPage() {
  const text = useMailText();
  const phone = usePhone();
  const go = useGo();
  const composer = useComposer();
  const [{ view, thread, box }, set] = useUrlState<{ view: View; thread: string; box: string }>({
    view: 'filed',
    thread: '',
    box: '',
  });
  const counts = useQuery(api.mail.counts.query());
  const boxes = useQuery(api.mailbox.list.query());
  const pages = useInfiniteQuery(
    api.mail.threads.pages({ query: { view, limit: 40, ...(box && { mailboxId: box }) } }),
  );
  useLiveRefresh(['mailThread', 'mailbox'], mailKeys);
  const threads = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const connected = (boxes.data?.items ?? []).length > 0;
  useShortcut('c', () => composer.ask({ mode: 'new' }), connected);
  const noBox = boxes.data !== undefined && !connected && thread === '';
  if (noBox)
    return (
      <Page title={text('web.title')}>
        <Card>
          <EmptyState
            icon="mail"
            action={
              <Button type="primary" onClick={() => go('/mail/mailboxes')}>
                {text('web.none.connect')}
              </Button>
            }
          >
            {text('web.none.mailbox')}
          </EmptyState>
        </Card>
      </Page>
    );
  const actions = (
    <>
      <Link to="/mail/mailboxes" className="mail-boxlink">
        <Icon name="settings" size={15} /> {text('web.boxes.title')}
      </Link>
      {connected && (
        <Button type="primary" aria-keyshortcuts="c" onClick={() => composer.ask({ mode: 'new' })}>
          {text('web.write.title')}
        </Button>
      )}
    </>
  );
  if (phone && thread !== '')
    return (
      <Page title={text('web.title')}>
        <button type="button" className="y-textbutton mail-back" onClick={() => set({ thread: '' })}>
          <Icon name="left" size={14} /> {text('web.back')}
        </button>
        <Card>
          <ThreadPane id={thread} />
        </Card>
      </Page>
    );
  return (
    <Page
      title={text('web.title')}
      actions={actions}
      fill
      toolbar={
        <div className="y-row y-gap-s">
          {/* biome-ignore lint/a11y/useSemanticElements: narrows the list below; a fieldset would draw a legend */}
          <span className="y-pills" role="group" aria-label={text('web.view.label')}>
            {views.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === view}
                onClick={() => set({ view: one, thread: '' })}
              >
                {text(`web.view.${one}`)}
                {one === 'proposed' && counts.data && counts.data.proposed > 0 && (
                  <span className="mail-count">{counts.data.proposed}</span>
                )}
              </button>
            ))}
          </span>
          {(boxes.data?.items.length ?? 0) > 1 && (
            <Select
              size="small"
              aria-label={text('web.allMailboxes')}
              value={box}
              popupMatchSelectWidth={false}
              options={[
                { value: '', label: text('web.allMailboxes') },
                ...(boxes.data?.items ?? []).map(({ id, address }) => ({ value: id, label: address })),
              ]}
              onChange={(next) => set({ box: next, thread: '' })}
            />
          )}
        </div>
      }
    >
      <OutgoingBar onOpen={(id) => set({ thread: id })} />
      <div className="mail-split">
        <section className="mail-list" aria-label={text('web.view.label')}>
          <ThreadList
            pages={pages}
            threads={threads}
            chosen={thread}
            onChoose={(id) => set({ thread: id })}
            empty={text(`web.none.${view}`)}
          />
        </section>
        {!phone && (
          <section className="mail-pane" aria-label={text('web.threads')}>
            {thread === '' ? (
              <EmptyState icon="mail">{text('web.choose')}</EmptyState>
            ) : (
              <ThreadPane id={thread} />
            )}
          </section>
        )}
      </div>
      {composer.panel}
    </Page>
  );
}
