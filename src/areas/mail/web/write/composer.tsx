import { useQuery } from '@tanstack/react-query';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { ErrorState, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useSession } from '../../../../web/session.ts';
import { useMailText } from '../text.ts';
import '../mail.css';
import { type Asked, type Draft, keptDraft } from './draft.ts';
import { writtenParty } from './recipients.ts';
import { WriteForm } from './write-form.tsx';

/** The window in which a mail is written, an answer, or a mail that is passed on. */
export function Composer({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const text = useMailText();
  const { person } = useSession();
  const { mode, mailboxId, messageId } = asked;
  const kept = keptDraft(asked, person.id);
  const beginning = useQuery({
    ...api.outgoing.begin.query({
      query: { mode, ...(mailboxId && { mailboxId }), ...(messageId && { messageId }) },
    }),
    enabled: kept === null,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const title = text(mode === 'new' ? 'web.write.title' : `web.write.${mode}`);
  const begun: Draft | null =
    kept ??
    (beginning.data
      ? {
          mailboxId: beginning.data.mailboxId,
          to: [...beginning.data.to, ...(asked.to ?? [])].map(writtenParty),
          cc: beginning.data.cc.map(writtenParty),
          bcc: [],
          subject: beginning.data.subject,
          text: beginning.data.text,
          fileIds: [],
          attachmentIds: beginning.data.attachmentIds,
        }
      : null);
  return (
    <Dialog open onClose={onClose} label={title} place="wide">
      <div className="mail-composer">
        <header className="y-row y-between">
          <h2>
            {title} {kept && <small className="y-quiet">{text('web.write.unfinished')}</small>}
          </h2>
          <button
            type="button"
            className="y-iconbutton"
            aria-label={text('web.boxes.cancel')}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </header>
        {begun ? (
          <WriteForm asked={asked} begun={begun} onClose={onClose} />
        ) : beginning.error ? (
          <ErrorState error={beginning.error} onRetry={() => void beginning.refetch()} />
        ) : (
          <SkeletonText lines={9} height={360} />
        )}
      </div>
    </Dialog>
  );
}
