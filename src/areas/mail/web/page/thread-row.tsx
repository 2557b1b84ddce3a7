import { Icon } from '../../../../ui/icons.tsx';
import { When } from '../../../../ui/person.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import type { Thread } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { partyName } from './party-words.ts';

/** One thread in a list: with whom, about what, when, and on which records. */
export function ThreadRow({ thread, on, onOpen }: { thread: Thread; on: boolean; onOpen: () => void }) {
  const text = useMailText();
  const { from, direction, subject, snippet, messages, lastAt, attachments, filings, proposals } = thread;
  const titles = filings.flatMap(({ title }) => (title === null ? [] : [title]));
  return (
    <li>
      <button
        type="button"
        className={on ? 'mail-row mail-row-on' : 'mail-row'}
        aria-current={on || undefined}
        onClick={onOpen}
      >
        <span className="mail-row-head">
          <b>{direction === 'out' && thread.mine ? text('web.me') : partyName(from)}</b>
          {messages > 1 && <span className="y-quiet">{messages}</span>}
          <span className="mail-row-when y-quiet">
            {attachments && <Icon name="file" size={13} />} <When at={lastAt} />
          </span>
        </span>
        <span className="mail-row-subject">{subject || text('web.noSubject')}</span>
        {snippet && <span className="mail-row-snippet">{snippet}</span>}
        {(titles.length > 0 || proposals.length > 0 || !thread.mine) && (
          <span className="mail-row-tags">
            {!thread.mine && <Tag tone="info">{text('web.owner', { name: thread.ownerName ?? '' })}</Tag>}
            {titles.slice(0, 2).map((title) => (
              <Tag key={title}>{title}</Tag>
            ))}
            {titles.length > 2 && <Tag>+{titles.length - 2}</Tag>}
          </span>
        )}
      </button>
    </li>
  );
}
