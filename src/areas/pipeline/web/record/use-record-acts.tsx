import type { ReactNode } from 'react';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { api } from '../../../../web/api/client.ts';
import { neighboursOf } from '../../../../web/records/trail.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { reachOf, useSession } from '../../../../web/session.ts';
import { useAfterChange } from '../after-change.ts';
import { useLogPanel } from '../communication/use-log-panel.tsx';
import { type Target, useStageMove } from '../move/use-stage-move.tsx';
import type { OpportunityRecord } from '../shapes.ts';
import { useText } from '../text.ts';

export type RecordActs = {
  /** Whether this person may not change it; the server decides for itself. */
  readOnly: boolean;
  mayAssign: boolean;
  mayDelete: boolean;
  log: () => void;
  move: (to: Target) => void;
  reopen: () => void;
  remove: () => void;
  undoConversion: () => void;
  previous: (() => void) | null;
  next: (() => void) | null;
  /** Dialogs and panels of these acts. */
  panels: ReactNode;
};

/** Everything that can be done with the opportunity on the page, and its keys: L logs, [ and ] walk through the list. */
export function useRecordActs(opportunity: OpportunityRecord): RecordActs {
  const text = useText();
  const go = useGo();
  const session = useSession();
  const { done, refused } = useAfterChange();
  const stage = useStageMove();
  const communication = useLogPanel();
  const reach = reachOf(session, 'pipeline.write');
  const readOnly = reach === null || (reach === 'own' && opportunity.ownerId !== session.person.id);
  const { id, version, name } = opportunity;
  const { previous, next, back } = neighboursOf('/opportunities', id);

  const log = () =>
    communication.log({
      id,
      name,
      nextStep: opportunity.nextStep,
      nextStepOn: opportunity.nextStepOn,
      people: opportunity.involved.map((one) => ({ contactId: one.contactId, name: one.name })),
    });
  const attempt = (act: () => Promise<void>) => () => void act().catch(refused);
  const goTo = (to: string | null) =>
    to === null ? null : () => go(`/opportunities/${to}`, { replace: true });
  const walk = { previous: goTo(previous), next: goTo(next) };
  useShortcut('l', log, !readOnly);
  useShortcut('[', () => walk.previous?.(), walk.previous !== null);
  useShortcut(']', () => walk.next?.(), walk.next !== null);
  return {
    ...walk,
    readOnly,
    mayAssign: reachOf(session, 'pipeline.assign') !== null && !readOnly,
    mayDelete: reachOf(session, 'pipeline.delete') !== null && !readOnly,
    log,
    move: (to) => stage.move(opportunity, to),
    reopen: attempt(async () => {
      const { batchId } = await api.opportunity.reopen({ params: { id }, body: { version } });
      done(text('web.close.reopened', { name }), batchId);
    }),
    remove: attempt(async () => {
      const { batchId } = await api.opportunity.delete({ params: { id }, query: { version } });
      done(text('web.record.deleted', { name }), batchId, () => go(`/opportunities/${id}`));
      go(back);
    }),
    undoConversion: attempt(async () => {
      const { leadId } = await api.conversion.undo({ params: { id: opportunity.conversionId! } });
      done(text('web.record.conversionUndone'), null);
      go(`/leads/${leadId}`);
    }),
    panels: (
      <>
        {communication.panel}
        {stage.dialog}
      </>
    ),
  };
}
