import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import { Icon, type IconName } from '../../../../ui/icons.tsx';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { Columns } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonPage } from '../../../../ui/states.tsx';
import { Key, Tag } from '../../../../ui/tag.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { asProblem } from '../../../../web/api/problem.ts';
import { FilesCard } from '../../../../web/files/files-card.tsx';
import { useLive } from '../../../../web/live.ts';
import { RecordPanels } from '../../../../web/record-panels.tsx';
import { MoreMenu } from '../../../../web/records/more-menu.tsx';
import { neighboursOf } from '../../../../web/records/trail.ts';
import { Walk } from '../../../../web/records/walk.tsx';
import { useGo, usePathParam } from '../../../../web/route-hooks.ts';
import { reachOf, useSession } from '../../../../web/session.ts';
import { useAfterChange } from '../after-change.ts';
import '../customers.css';
import { DuplicatesCard } from '../merge/duplicates-card.tsx';
import type { ContactRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { RelationsCard } from '../ties/relations-card.tsx';
import { RecordTimeline } from '../timeline/record-timeline.tsx';
import { ContactFacts } from './contact-facts.tsx';
import { ContactReferrals } from './contact-referrals.tsx';
import { PositionsCard } from './positions-card.tsx';

const LogCommunication = lazy(() =>
  import('../communication/log-communication.tsx').then((m) => ({ default: m.LogCommunication })),
);
const MergeDialog = lazy(() => import('../merge/merge-dialog.tsx').then((m) => ({ default: m.MergeDialog })));

/** One contact: who they are, where they work and worked, what was said. */
export function ContactPage() {
  const text = useText();
  const id = usePathParam('id');
  const client = useQueryClient();
  const contact = useQuery(api.contact.read.query({ params: { id } }));
  useLive(['contact'], (change) => {
    if (change.id !== null && change.id !== id) return;
    void client.invalidateQueries({ queryKey: api.contact.read.key({ params: { id } }) });
    void client.invalidateQueries({ queryKey: api.contact.timeline.key() });
  });
  if (contact.data) return <Record key={id} contact={contact.data} />;
  if (asProblem(contact.error)?.status === 404)
    return (
      <Page title={text('web.list.contacts')}>
        <EmptyState icon="people" action={<Link to="/contacts">{text('web.account.backToList')}</Link>}>
          {text('web.contact.gone')}
        </EmptyState>
      </Page>
    );
  if (contact.error)
    return <ErrorState error={contact.error as ShownError} onRetry={() => void contact.refetch()} />;
  return <SkeletonPage />;
}

function Record({ contact }: { contact: ContactRecord }) {
  const text = useText();
  const go = useGo();
  const phone = usePhone();
  const session = useSession();
  const { done, refused } = useAfterChange();
  const [logging, setLogging] = useState(false);
  const [merging, setMerging] = useState(false);
  const reach = reachOf(session, 'customers.write');
  const readOnly = reach === null || (reach === 'own' && contact.ownerId !== session.person.id);
  const { previous, next, back } = neighboursOf('/contacts', contact.id);
  const goTo = (id: string | null) => (id === null ? null : () => go(`/contacts/${id}`, { replace: true }));
  const walk = { previous: goTo(previous), next: goTo(next) };
  const log = () => setLogging(true);
  useShortcut('l', log, !readOnly);
  useShortcut('[', () => walk.previous?.(), walk.previous !== null);
  useShortcut(']', () => walk.next?.(), walk.next !== null);
  const remove = async () => {
    try {
      const { batchId } = await api.contact.delete({
        params: { id: contact.id },
        query: { version: contact.version },
      });
      done(text('web.contact.deleted', { name: contact.name }), batchId, () => go(`/contacts/${contact.id}`));
      go(back);
    } catch (error) {
      refused(error);
    }
  };
  const more: [IconName, string, () => void][] = [];
  if (!readOnly) more.push(['merge', text('web.contact.merge'), () => setMerging(true)]);
  if (!readOnly && reachOf(session, 'customers.delete') !== null)
    more.push(['trash', text('web.contact.delete'), () => void remove()]);
  const record = { kind: 'contact', id: contact.id, readOnly } as const;
  // At an account, what is said with them is said with it too.
  const subject =
    contact.accountId && contact.accountName
      ? ({ kind: 'account', id: contact.accountId, name: contact.accountName } as const)
      : ({ kind: 'contact', id: contact.id, name: contact.name } as const);
  const [number] = contact.phones;
  return (
    <Page
      title={contact.name}
      breadcrumbs={[{ label: text('web.contact.crumb'), to: back }]}
      tag={
        <span className="cust-tags">
          {contact.role && <Tag tone="accent">{text(`values.role.${contact.role}`)}</Tag>}
          {contact.accountId && contact.accountName && (
            <Link to={`/accounts/${contact.accountId}`}>{contact.accountName}</Link>
          )}
          {contact.title && <span className="y-quiet">{contact.title}</span>}
        </span>
      }
      actions={
        <>
          {(walk.previous || walk.next) && !phone && (
            <Walk
              {...walk}
              labels={{ previous: text('web.account.previous'), next: text('web.account.next') }}
            />
          )}
          {more.length > 0 && <MoreMenu label={text('web.act.more')} items={more} />}
          {!readOnly && !phone && (
            <Button type="primary" onClick={log} aria-keyshortcuts="l">
              {text('web.contact.log')} <Key>L</Key>
            </Button>
          )}
        </>
      }
    >
      <Columns
        side={
          <>
            <ContactFacts contact={contact} readOnly={readOnly} />
            <PositionsCard contact={contact} readOnly={readOnly} />
            <DuplicatesCard kind="contact" record={contact} readOnly={readOnly} />
            <RelationsCard {...record} name={contact.name} />
            <ContactReferrals id={contact.id} />
            <RecordPanels place="side" {...record} />
            <FilesCard holder={{ subject: 'contact', subjectId: contact.id }} readOnly={readOnly} />
          </>
        }
      >
        <RecordPanels place="main" {...record} />
        <RecordTimeline {...record} />
      </Columns>
      {phone && (number || !readOnly) && (
        <div className="y-thumb">
          {number && (
            <a href={`tel:${number}`}>
              <Icon name="phone" size={18} /> {text('web.account.call')}
            </a>
          )}
          {!readOnly && (
            <button type="button" onClick={log}>
              <Icon name="chat" size={18} /> {text('web.contact.log')}
            </button>
          )}
        </div>
      )}
      {logging && (
        <Suspense>
          <LogCommunication
            subject={{ ...subject, nextStep: null, nextStepOn: null }}
            contactId={contact.id}
            onClose={() => setLogging(false)}
          />
        </Suspense>
      )}
      {merging && (
        <Suspense>
          <MergeDialog
            kind="contact"
            record={contact}
            onClose={() => setMerging(false)}
            onMerged={(id) => {
              setMerging(false);
              if (id !== contact.id) go(`/contacts/${id}`);
            }}
          />
        </Suspense>
      )}
    </Page>
  );
}
