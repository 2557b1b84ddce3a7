import Select from 'antd/es/select';
import { Icon } from '../../../../ui/icons.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import type { WholeThread } from '../shapes.ts';
import { useMailText } from '../text.ts';
import { mailKeys } from './mail-keys.ts';

/** Who else sees a thread of mine; others only read whether it is shared. */
export function ShareMenu({ thread }: { thread: WholeThread }) {
  const text = useMailText();
  const { show } = useToast();
  const change = useWrite(api.mail.change, { refresh: mailKeys });
  const { id, version, share, shared, mine } = thread;
  if (!mine) return null;
  return (
    <span className="y-row y-gap-xs" title={text(shared ? 'web.share.sharedNow' : 'web.share.notShared')}>
      <Icon name={shared ? 'people' : 'lock'} size={14} />
      <Select<'mailbox' | 'nobody' | 'record'>
        size="small"
        variant="borderless"
        aria-label={text('web.share.label')}
        value={share ?? 'mailbox'}
        popupMatchSelectWidth={false}
        options={(['mailbox', 'nobody', 'record'] as const).map((value) => ({
          value,
          label: text(`web.share.${value}`),
        }))}
        onChange={(value) =>
          void change
            .run({ params: { id }, body: { version, share: value === 'mailbox' ? null : value } })
            .then(() => show({ message: text('web.share.saved') }))
            .catch((error: Error) => show({ message: error.message, tone: 'bad' }))
        }
      />
    </span>
  );
}
