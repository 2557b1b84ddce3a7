import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallInput } from '../../../../platform/http/contract.ts';
import { useToast } from '../../../../ui/toast.tsx';
import { newKey } from '../../../../web/api/call.ts';
import { api } from '../../../../web/api/client.ts';
import type { Contracts } from '../../../../web/api/endpoints.gen.ts';
import { ApiProblem } from '../../../../web/api/problem.ts';
import { startUploads } from '../../../../web/files/uploads.ts';
import { bodyOfMarks, followText, type Mark } from '../../../qualification/web/index.ts';
import { useAfterChange } from '../after-change.ts';
import { leadName } from '../lead-name.ts';
import { useText } from '../text.ts';
import type { LoggedLead } from './log-communication.tsx';

type Body = CallInput<Contracts['lead']['communicate']>['body'];

type Asked = NonNullable<Body['asked']>[number];

export const askables = ['sample', 'quote', 'visit', 'documents'] as const satisfies readonly Asked[];

/** In the order of the keys Alt+1 to Alt+5. */
export const kinds = [
  'call',
  'visit',
  'meeting',
  'mail',
  'message',
] as const satisfies readonly Body['kind'][];

export type CommunicationDraft = {
  kind: Body['kind'];
  direction: 'out' | 'in';
  direct: boolean;
  outcome: Body['outcome'];
  said: string;
  /** What they asked for: it counts in the score. */
  asked: Asked[];
  nextStep: string;
  nextStepOn: string;
  /** Sentences of what was said that are evidence. */
  marks: Mark[];
};

/** The usual case: we called, and they answered. */
export const emptyDraft: CommunicationDraft = {
  kind: 'call',
  direction: 'out',
  direct: true,
  outcome: 'reached',
  said: '',
  asked: [],
  nextStep: '',
  nextStepOn: '',
  marks: [],
};

/** Voice and face to face are direct; what goes through something in between is not. */
export function isDirectByNature(kind: Body['kind']): boolean {
  return kind === 'call' || kind === 'visit' || kind === 'meeting';
}

/** The endpoint's body of a draft: a next step is sent only when one was written, so that the present one stays. */
export function bodyOf(draft: CommunicationDraft): Body {
  const { nextStep, nextStepOn, marks, asked, ...rest } = draft;
  const step = nextStep.trim();
  const evidence = bodyOfMarks(followText(draft.said, marks));
  return {
    ...rest,
    ...(asked.length > 0 && draft.outcome === 'reached' && { asked }),
    ...(step !== '' && { nextStep: step, nextStepOn: nextStepOn || null }),
    ...(evidence.length > 0 && { evidence }),
  };
}

/** Sends a draft; the same draft sent again after a lost connection is logged once. */
export function useLog(lead: LoggedLead, onDone: () => void) {
  const text = useText();
  const { show } = useToast();
  const client = useQueryClient();
  const { refresh } = useAfterChange();
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    busy,
    problem,
    /** @param files sent after it, to hang on it */
    async log(draft: CommunicationDraft, files: readonly File[] = []): Promise<void> {
      if (busy) return;
      setBusy(true);
      setProblem(null);
      try {
        const { communicationId } = await api.lead.communicate(
          { params: { id: lead.id }, body: bodyOf(draft) },
          { idempotencyKey: key },
        );
        startUploads({ subject: 'lead', subjectId: lead.id }, files, communicationId);
        show({ message: text('web.communication.saved', { lead: leadName(lead, text('web.act.unnamed')) }) });
        void refresh();
        void client.invalidateQueries({ queryKey: api.qualification.read.key() });
        onDone();
      } catch (error) {
        setProblem(error instanceof ApiProblem ? `${error.message} ${error.next}` : String(error));
      } finally {
        setBusy(false);
      }
    },
  };
}
