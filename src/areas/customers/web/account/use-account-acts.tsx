import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Icon } from '../../../../ui/icons.tsx';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { api } from '../../../../web/api/client.ts';
import { ReassignDialog } from '../../../../web/records/owner/reassign-dialog.tsx';
import { neighboursOf } from '../../../../web/records/trail.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { reachOf, useSession } from '../../../../web/session.ts';
import { useAfterChange } from '../after-change.ts';
import type { AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { useHandover } from './use-handover.ts';

const LogCommunication = lazy(() =>
  import('../communication/log-communication.tsx').then((m) => ({ default: m.LogCommunication })),
);
const MergeDialog = lazy(() => import('../merge/merge-dialog.tsx').then((m) => ({ default: m.MergeDialog })));

export type AccountActsState = {
  /** Whether this person may not change this account; the server decides for itself. */
  readOnly: boolean;
  mayAssign: boolean;
  mayDelete: boolean;
  log: () => void;
  /** Opens the panel with this contact chosen. */
  logWith: (contactId: string) => void;
  merge: () => void;
  reassign: () => void;
  remove: () => void;
  previous: (() => void) | null;
  next: (() => void) | null;
  thumb: ReactNode;
  panels: ReactNode;
};

/** Everything that can be done with the account on the page, and its keys: L logs, [ and ] walk through the list. */
export function useAccountActs(account: AccountRecord): AccountActsState {
  const text = useText();
  const go = useGo();
  const session = useSession();
  const { done, refused } = useAfterChange();
  const handover = useHandover(account);
  const [logging, setLogging] = useState<{ contactId: string | null } | null>(null);
  const [assigning, setAssigning] = useState(false);
  const [merging, setMerging] = useState(false);
  const reach = reachOf(session, 'customers.write');
  const readOnly = reach === null || (reach === 'own' && account.ownerId !== session.person.id);
  const { previous, next, back } = neighboursOf('/accounts', account.id);

  const remove = async () => {
    try {
      const { batchId } = await api.account.delete({
        params: { id: account.id },
        query: { version: account.version },
      });
      done(text('web.account.deleted', { name: account.name }), batchId, () => go(`/accounts/${account.id}`));
      go(back);
    } catch (error) {
      refused(error);
    }
  };
  const goTo = (id: string | null) => (id === null ? null : () => go(`/accounts/${id}`, { replace: true }));
  const walk = { previous: goTo(previous), next: goTo(next) };
  const log = () => setLogging({ contactId: null });
  useShortcut('l', log, !readOnly);
  useShortcut('[', () => walk.previous?.(), walk.previous !== null);
  useShortcut(']', () => walk.next?.(), walk.next !== null);
  const [number] = account.phones;
  return {
    ...walk,
    readOnly,
    mayAssign: reachOf(session, 'customers.assign') !== null && !readOnly,
    mayDelete: reachOf(session, 'customers.delete') !== null && !readOnly,
    log,
    logWith: (contactId) => setLogging({ contactId }),
    merge: () => setMerging(true),
    reassign: () => setAssigning(true),
    remove: () => void remove(),
    thumb: (number || !readOnly) && (
      <div className="y-thumb">
        {number && (
          <a href={`tel:${number}`}>
            <Icon name="phone" size={18} /> {text('web.account.call')}
          </a>
        )}
        {!readOnly && (
          <button type="button" onClick={log}>
            <Icon name="chat" size={18} /> {text('web.account.log')}
          </button>
        )}
      </div>
    ),
    panels: (
      <>
        {logging && (
          <Suspense>
            <LogCommunication
              subject={{
                kind: 'account',
                id: account.id,
                name: account.name,
                nextStep: account.nextStep,
                nextStepOn: account.nextStepOn,
              }}
              contactId={logging.contactId}
              onClose={() => setLogging(null)}
            />
          </Suspense>
        )}
        {merging && (
          <Suspense>
            <MergeDialog
              kind="account"
              record={account}
              onClose={() => setMerging(false)}
              onMerged={(id) => {
                setMerging(false);
                if (id !== account.id) go(`/accounts/${id}`);
              }}
            />
          </Suspense>
        )}
        {assigning && <ReassignDialog handover={handover} onClose={() => setAssigning(false)} />}
      </>
    ),
  };
}
