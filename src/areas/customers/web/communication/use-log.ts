import { useState } from 'react';
import { useToast } from '../../../../ui/toast.tsx';
import { newKey } from '../../../../web/api/call.ts';
import { api } from '../../../../web/api/client.ts';
import { ApiProblem } from '../../../../web/api/problem.ts';
import { startUploads } from '../../../../web/files/uploads.ts';
import { useAfterChange } from '../after-change.ts';
import { useText } from '../text.ts';
import type { LoggedSubject } from './log-communication.tsx';

/** In the order of the keys Alt+1 to Alt+5. */
export const kinds = ['call', 'visit', 'meeting', 'mail', 'message'] as const;

export type CommunicationDraft = {
  kind: (typeof kinds)[number];
  direction: 'out' | 'in';
  direct: boolean;
  outcome: 'reached' | 'noAnswer';
  said: string;
  contactIds: readonly string[];
  nextStep: string;
  nextStepOn: string;
};

/** The usual case: we called, and they answered. */
export const emptyDraft: CommunicationDraft = {
  kind: 'call',
  direction: 'out',
  direct: true,
  outcome: 'reached',
  said: '',
  contactIds: [],
  nextStep: '',
  nextStepOn: '',
};

/** Voice and face to face are direct; what goes through something in between is not. */
export function isDirectByNature(kind: CommunicationDraft['kind']): boolean {
  return kind === 'call' || kind === 'visit' || kind === 'meeting';
}

/** Sends a draft; the same draft sent again after a lost connection is logged once. Files follow when it is there. */
export function useLog(subject: LoggedSubject, onDone: () => void) {
  const text = useText();
  const { show } = useToast();
  const { refresh } = useAfterChange();
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async ({ contactIds, nextStep, nextStepOn, ...said }: CommunicationDraft) => {
    const params = { id: subject.id };
    const once = { idempotencyKey: key };
    if (subject.kind === 'contact') return api.contact.communicate({ params, body: said }, once);
    const step = nextStep.trim();
    return api.account.communicate(
      {
        params,
        body: {
          ...said,
          contactIds: [...contactIds],
          // A next step is sent only when one was written, so that the present one stays.
          ...(step !== '' && { nextStep: step, nextStepOn: nextStepOn || null }),
        },
      },
      once,
    );
  };
  return {
    busy,
    problem,
    async log(draft: CommunicationDraft, files: readonly File[]): Promise<void> {
      if (busy) return;
      setBusy(true);
      setProblem(null);
      try {
        const { communicationId } = await send(draft);
        startUploads({ subject: subject.kind, subjectId: subject.id }, files, communicationId);
        show({ message: text('web.communication.saved', { name: subject.name }) });
        void refresh();
        onDone();
      } catch (error) {
        setProblem(error instanceof ApiProblem ? `${error.message} ${error.next}` : String(error));
      } finally {
        setBusy(false);
      }
    },
  };
}
