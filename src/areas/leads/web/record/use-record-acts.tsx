import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { api } from '../../../../web/api/client.ts';
import { ReassignDialog } from '../../../../web/records/owner/reassign-dialog.tsx';
import { neighboursOf } from '../../../../web/records/trail.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { reachOf, useSession } from '../../../../web/session.ts';
import { openStatuses } from '../../rules/lead-states.ts';
import { useAfterChange } from '../after-change.ts';
import { useLogPanel } from '../communication/use-log-panel.tsx';
import { leadName } from '../lead-name.ts';
import type { LeadRecord, LeadStatus } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import { useStatusMove } from '../use-status-move.tsx';
import { useHandover } from './use-handover.ts';

const PutBackDialog = lazy(() =>
  import('../../pool/web/put-back-dialog.tsx').then((m) => ({ default: m.PutBackDialog })),
);

export type RecordActs = {
  /** Whether this person may not change this lead; the server decides for itself. */
  readOnly: boolean;
  mayAssign: boolean;
  mayDelete: boolean;
  /** Into the shared pool: what somebody owns and is still open. */
  mayPutBack: boolean;
  log: () => void;
  move: (to: LeadStatus) => void;
  reassign: () => void;
  putBack: () => void;
  remove: () => void;
  previous: (() => void) | null;
  next: (() => void) | null;
  /** Dialogs and panels of these acts. */
  panels: ReactNode;
};

/** Everything that can be done with the lead on the page, and its keys: L logs, [ and ] walk through the list. */
export function useRecordActs(lead: LeadRecord): RecordActs {
  const text = useText();
  const go = useGo();
  const session = useSession();
  const { done, refused } = useAfterChange();
  const handover = useHandover(lead);
  const status = useStatusMove();
  const communication = useLogPanel();
  const [assigning, setAssigning] = useState(false);
  const [puttingBack, setPuttingBack] = useState(false);
  const reach = reachOf(session, 'leads.write');
  const readOnly = reach === null || (reach === 'own' && lead.ownerId !== session.person.id);
  const { previous, next, back } = neighboursOf('/leads', lead.id);
  const name = leadName(lead, text('web.act.unnamed'));

  const log = () =>
    communication.log({
      id: lead.id,
      name: lead.name,
      company: lead.company,
      phone: lead.phones[0] ?? null,
      nextStep: lead.nextStep,
      nextStepOn: lead.nextStepOn,
    });
  const remove = async () => {
    try {
      const { batchId } = await api.lead.delete({
        params: { id: lead.id },
        query: { version: lead.version },
      });
      done(text('web.record.deleted', { lead: name }), batchId, () => go(`/leads/${lead.id}`));
      go(back);
    } catch (error) {
      refused(error);
    }
  };
  const goTo = (id: string | null) => (id === null ? null : () => go(`/leads/${id}`, { replace: true }));
  const acts = { previous: goTo(previous), next: goTo(next) };
  useShortcut('l', log, !readOnly);
  useShortcut('[', () => acts.previous?.(), acts.previous !== null);
  useShortcut(']', () => acts.next?.(), acts.next !== null);
  return {
    ...acts,
    readOnly,
    mayAssign: reachOf(session, 'leads.assign') !== null,
    mayDelete: reachOf(session, 'leads.delete') !== null && !readOnly,
    mayPutBack:
      !readOnly && lead.ownerId !== null && (openStatuses as readonly string[]).includes(lead.status),
    log,
    move: (to) => status.move(lead, to),
    reassign: () => setAssigning(true),
    putBack: () => setPuttingBack(true),
    remove: () => void remove(),
    panels: (
      <>
        {communication.panel}
        {status.dialog}
        {assigning && <ReassignDialog handover={handover} onClose={() => setAssigning(false)} />}
        {puttingBack && (
          <Suspense>
            <PutBackDialog
              leadId={lead.id}
              onClose={() => setPuttingBack(false)}
              onDone={() => go(back)}
              onUndone={() => go(`/leads/${lead.id}`)}
            />
          </Suspense>
        )}
      </>
    ),
  };
}
