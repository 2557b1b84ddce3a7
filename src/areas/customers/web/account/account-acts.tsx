import Button from 'antd/es/button';
import type { IconName } from '../../../../ui/icons.tsx';
import { Key } from '../../../../ui/tag.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { MoreMenu } from '../../../../web/records/more-menu.tsx';
import { Walk } from '../../../../web/records/walk.tsx';
import { useText } from '../text.ts';
import type { AccountActsState } from './use-account-acts.tsx';

/** The acts at the top of an account; the main one last. On a phone the main ones stand under the thumb instead. */
export function AccountActs({ acts }: { acts: AccountActsState }) {
  const text = useText();
  const phone = usePhone();
  const more: [IconName, string, () => void][] = [];
  if (!acts.readOnly) more.push(['merge', text('web.account.merge'), acts.merge]);
  if (acts.mayAssign) more.push(['person', text('web.account.reassign'), acts.reassign]);
  if (acts.mayDelete) more.push(['trash', text('web.account.delete'), acts.remove]);
  return (
    <>
      {(acts.previous || acts.next) && !phone && (
        <Walk
          previous={acts.previous}
          next={acts.next}
          labels={{ previous: text('web.account.previous'), next: text('web.account.next') }}
        />
      )}
      {more.length > 0 && <MoreMenu label={text('web.act.more')} items={more} />}
      {!acts.readOnly && !phone && (
        <Button type="primary" onClick={acts.log} aria-keyshortcuts="l">
          {text('web.account.log')} <Key>L</Key>
        </Button>
      )}
    </>
  );
}
