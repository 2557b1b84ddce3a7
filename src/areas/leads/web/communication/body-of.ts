import type { CallInput } from '../../../../platform/http/contract.ts';
import type { Contracts } from '../../../../web/api/endpoints.gen.ts';
import { type CommunicationDraft, nextStepOf, saidOf } from '../../../../web/records/communication/draft.ts';

type Body = CallInput<Contracts['lead']['communicate']>['body'];
export type Asked = NonNullable<Body['asked']>[number];

export const askables = ['sample', 'quote', 'visit', 'documents'] as const satisfies readonly Asked[];

/** The endpoint's body of a draft, with what they asked for and the sentences that are evidence. */
export function bodyOf(
  draft: CommunicationDraft,
  asked: readonly Asked[],
  evidence: NonNullable<Body['evidence']>,
): Body {
  return {
    ...saidOf(draft),
    ...nextStepOf(draft),
    ...(asked.length > 0 && draft.outcome === 'reached' && { asked: [...asked] }),
    ...(evidence.length > 0 && { evidence }),
  };
}
