import type { useRecordText } from '../text.ts';
import { communicationKinds } from './draft.ts';

/** A communication in the timeline in a few words, of what its event says: "Call · direct · they began". */
export function contactedWords(
  payload: Record<string, unknown>,
  text: ReturnType<typeof useRecordText>,
): string[] {
  const kind = communicationKinds.find((one) => one === payload.kind) ?? 'call';
  return [
    text(`communication.${kind}`),
    text(payload.direct === true ? 'communication.direct' : 'communication.indirect'),
    ...(payload.direction === 'in' ? [text('communication.in')] : []),
    ...(payload.outcome === 'noAnswer' ? [text('communication.noAnswer')] : []),
  ];
}
