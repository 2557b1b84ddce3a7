import { lazy, type ReactNode, Suspense, useState } from 'react';
import { api } from '../../../web/api/client.ts';
import { writeUnlessTouched } from '../../../web/records/write-unless-touched.ts';
import { useAfterChange } from './after-change.ts';
import { leadName } from './lead-name.ts';
import type { LeadStatus, NamedLead, StatusWish } from './lead-shapes.ts';
import { useText } from './text.ts';

const StatusDialog = lazy(() => import('./status-dialog.tsx').then((m) => ({ default: m.StatusDialog })));

/** Statuses that ask for something first: parked for a day, disqualified for a reason. */
export type AskingStatus = 'parked' | 'disqualified';

/** A lead as the screen shows it, with the status that it is moved from. */
type Movable = NamedLead & { status?: LeadStatus | undefined };
type Current = { version: number; status: LeadStatus };

export function isAsking(status: LeadStatus): status is AskingStatus {
  return status === 'parked' || status === 'disqualified';
}

/**
 * Moves leads to another status, asking first where that status asks for something.
 *
 * @returns `move`, and the `dialog` to stand anywhere on the page
 */
export function useStatusMove(options: { onRefused?: () => void } = {}): {
  move: (lead: Movable, to: LeadStatus) => void;
  dialog: ReactNode;
} {
  const text = useText();
  const { done, refused } = useAfterChange();
  const [asking, setAsking] = useState<{ lead: Movable; to: AskingStatus } | null>(null);
  const save = async (lead: Movable, wish: StatusWish) => {
    const { batchId } = await writeUnlessTouched<Current, { batchId: string | null }>(
      lead.version,
      (version) => api.lead.changeStatus({ params: { id: lead.id }, body: { ...wish, version } }),
      ({ status }) => status === lead.status,
    );
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
