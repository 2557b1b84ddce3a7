import { Card } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { recordList } from '../record-places.ts';
import { useMay } from '../session.ts';
import { useAccountText } from './words.ts';

/** The way to my mailboxes, where mail is there at all and I may use it. */
export function MailboxesCard() {
  const text = useAccountText();
  const may = useMay();
  const to = recordList('mailbox');
  if (to === null || !may('mail.use')) return null;
  return (
    <Card title={text('mailboxes.title')}>
      <p className="y-note">{text('mailboxes.text')}</p>
      <Link to={to}>{text('mailboxes.manage')}</Link>
    </Card>
  );
}
