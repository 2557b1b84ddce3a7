import { lazy, type ReactNode, Suspense, useState } from 'react';
import { api } from '../../../web/api/client.ts';
import { useAfterChange } from './after-change.ts';
import { leadName } from './lead-name.ts';
import type { LeadStatus, NamedLead, StatusWish } from './lead-shapes.ts';
import { useText } from './text.ts';

const StatusDialog = lazy(() => import('./status-dialog.tsx').then((m) => ({ default: m.StatusDialog })));

/** Statuses that ask for something first: parked for a day, disqualified for a reason. */
export type AskingStatus = 'parked' | 'disqualified';

export function isAsking(status: LeadStatus): status is AskingStatus {
  return status === 'parked' || status === 'disqualified';
}

/**
 * Moves leads to another status, asking first where that status asks for something.
 *
 * @returns `move`, and the `dialog` to stand anywhere on the page
 */
export function useStatusMove(options: { onRefused?: () => void } = {}): {
  move: (lead: NamedLead, to: LeadStatus) => void;
  dialog: ReactNode;
} {
  const text = useText();
  const { done, refused } = useAfterChange();
  const [asking, setAsking] = useState<{ lead: NamedLead; to: AskingStatus } | null>(null);
  const save = async (lead: NamedLead, wish: StatusWish) => {
    const { batchId } = await api.lead.changeStatus({
      params: { id: lead.id },
      body: { ...wish, version: lead.version },
    });
    const facts = {
      lead: leadName(lead, text('web.act.unnamed')),
      status: text(`web.status.${wish.to}`),
    };
    done(text('web.move.done', facts), batchId);
  };
  const giveUp = () => {
    setAsking(null);
    options.onRefused?.();
  };
  return {
    move(lead, to) {
      if (isAsking(to)) return setAsking({ lead, to });
      save(lead, { to }).catch((error: unknown) => {
        refused(error);
        options.onRefused?.();
      });
    },
    dialog: asking && (
      <Suspense>
        <StatusDialog
          to={asking.to}
          onClose={giveUp}
          onConfirm={async (wish) => {
            await save(asking.lead, wish);
            setAsking(null);
          }}
        />
      </Suspense>
    ),
  };
}
