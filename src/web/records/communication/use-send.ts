import { useState } from 'react';
import { useToast } from '../../../ui/toast.tsx';
import { newKey } from '../../api/call.ts';
import { inWords } from '../../api/problem.ts';
import { startUploads } from '../../files/uploads.ts';
import { useRecordText } from '../text.ts';
import type { CommunicationDraft } from './draft.ts';

/** The record a communication is logged for; `subject` is its kind as files know it. */
export type Logged = { subject: string; id: string; name: string };

/** How a kind of record takes a communication. */
export type SendCommunication = (
  draft: CommunicationDraft,
  once: { idempotencyKey: string },
) => Promise<{ communicationId: string }>;

/** Sends a draft; the same draft sent again after a lost connection is logged once. Files follow when it is there. */
export function useSend({ subject, id, name }: Logged, send: SendCommunication, onSent: () => void) {
  const text = useRecordText();
  const { show } = useToast();
  const [idempotencyKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    busy,
    problem,
    async log(draft: CommunicationDraft, files: readonly File[]): Promise<void> {
      if (busy) return;
      setBusy(true);
      setProblem(null);
      try {
        const { communicationId } = await send(draft, { idempotencyKey });
        startUploads({ subject, subjectId: id }, files, communicationId);
        show({ message: text('communication.saved', { name }) });
        onSent();
      } catch (error) {
        setProblem(inWords(error));
      } finally {
        setBusy(false);
      }
    },
  };
}
