import { Link } from '../../../ui/link.tsx';
import { recordPlace } from '../../record-places.ts';
import { useRecordText } from '../text.ts';

/** From a communication that was a mail to its thread; nothing for any other. Whether the thread may be seen is said there. */
export function MailLink({ payload }: { payload: Record<string, unknown> }) {
  const text = useRecordText();
  const { threadId } = (payload.mail ?? {}) as { threadId?: unknown };
  const to = typeof threadId === 'string' ? recordPlace('mailThread', threadId) : null;
  if (to === null) return null;
  return (
    <>
      {' · '}
      <Link to={to}>{text('communication.readMail')}</Link>
    </>
  );
}
