import { useFormat, useNow } from '../../ui/format-context.tsx';
import type { IconName } from '../../ui/icons.tsx';
import type { NoticeKind, Notification } from './shapes.ts';
import { useNotificationText } from './text.ts';

const things = ['lead', 'account', 'contact', 'opportunity', 'task'] as const;

/** What a notification says, in one sentence. */
export function useSentence(): (notification: Notification) => string {
  const text = useNotificationText();
  const format = useFormat();
  const now = useNow(60_000);
  return ({ kind, facts, actorName, subjectKind, count }) => {
    const who = actorName ?? text('web.yaosu');
    const thing = things.find((one) => one === subjectKind) ?? 'other';
    const of = { ...facts, who, things: text(`things.${thing}`, { count }) };
    switch (kind) {
      case 'waiting':
        if (facts.why === 'askedAgain') return text('says.askedAgain', of);
        if (facts.why === 'takeBack')
          return text('says.takeBack', {
            day: facts.goesOn ? format.shortDate(String(facts.goesOn), now) : '',
          });
        return text('says.responseMissed');
      case 'mailTrouble':
        return text(facts.what === 'notSent' ? 'says.mailNotSent' : 'says.mailboxFails');
      case 'importEnded':
        if (facts.state === 'failed') return text('says.importFailed');
        return text(facts.state === 'cancelled' ? 'says.importCancelled' : 'says.importDone', of);
      case 'bigDeal':
        if (facts.came === 'won') return text('says.bigDealWon', of);
        return text(facts.came === 'lost' ? 'says.bigDealLost' : 'says.bigDealMoved', of);
      default:
        return text(`says.${kind}`, of);
    }
  };
}

export const iconOf: Readonly<Record<NoticeKind, IconName>> = {
  assigned: 'person',
  handedOver: 'people',
  mentioned: 'chat',
  commented: 'chat',
  reminder: 'clock',
  waiting: 'warn',
  mail: 'mail',
  mailTrouble: 'warn',
  importEnded: 'upload',
  bigDeal: 'target',
  trouble: 'warn',
};
