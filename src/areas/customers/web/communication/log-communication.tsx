import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';
import { CommunicationPanel } from '../../../../web/records/communication/communication-panel.tsx';
import { nextStepOf, saidOf } from '../../../../web/records/communication/draft.ts';
import { useAfterChange } from '../after-change.ts';
import { useText } from '../text.ts';

/** What the panel must know of whom it logs for. */
export type LoggedSubject = {
  kind: 'account' | 'contact';
  id: string;
  name: string;
  nextStep: string | null;
  nextStepOn: string | null;
};

type LogCommunicationProps = {
  subject: LoggedSubject;
  /** Chosen at first, of an account's people. */
  contactId: string | null;
  onClose: () => void;
};

/** Logs a communication with an account, saying with whom of its people, or with one contact. */
export function LogCommunication({ subject, contactId, onClose }: LogCommunicationProps) {
  const text = useText();
  const { refresh } = useAfterChange();
  const { kind, id, name, nextStep, nextStepOn } = subject;
  const isAccount = kind === 'account';
  const people = useQuery({ ...api.account.contacts.query({ params: { id } }), enabled: isAccount });
  return (
    <CommunicationPanel
      logged={{ subject: kind, id, name }}
      saidPlaceholder={text('web.communication.saidPlaceholder')}
      people={(people.data?.items ?? []).filter((one) => !one.isFormer)}
      chosen={contactId ? [contactId] : []}
      {...(isAccount && {
        step: { now: nextStep, on: nextStepOn, days: ['tomorrow', 'inAWeek', 'inTwoWeeks', 'inAMonth'] },
      })}
      send={(draft, once) =>
        isAccount
          ? api.account.communicate(
              {
                params: { id },
                body: { ...saidOf(draft), ...nextStepOf(draft), contactIds: [...draft.contactIds] },
              },
              once,
            )
          : api.contact.communicate({ params: { id }, body: saidOf(draft) }, once)
      }
      onSent={() => void refresh()}
      onClose={onClose}
    />
  );
}
