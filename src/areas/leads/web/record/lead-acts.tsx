import Button from 'antd/es/button';
import { nextStates } from '../../../../kernel/states.ts';
import type { IconName } from '../../../../ui/icons.tsx';
import { Key } from '../../../../ui/tag.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { MoreMenu } from '../../../../web/records/more-menu.tsx';
import { Walk } from '../../../../web/records/walk.tsx';
import { leadStates } from '../../rules/lead-states.ts';
import type { LeadRecord } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import type { RecordActs } from './use-record-acts.tsx';

/** The acts at the top of a lead; the main one last. On a phone the main ones stand under the thumb instead. */
export function LeadActs({ lead, acts }: { lead: LeadRecord; acts: RecordActs }) {
  const text = useText();
  const phone = usePhone();
  const possible = new Set(nextStates(leadStates, lead.status));
  const more: [IconName, string, () => void][] = [];
  if (!acts.readOnly && possible.has('disqualified'))
    more.push(['close', text('web.move.disqualified'), () => acts.move('disqualified')]);
  if (acts.mayAssign) more.push(['person', text('web.record.reassign'), acts.reassign]);
  if (acts.mayPutBack) more.push(['leave', text('web.record.putBack'), acts.putBack]);
  if (acts.mayDelete) more.push(['trash', text('web.record.delete'), acts.remove]);
  return (
    <>
      {(acts.previous || acts.next) && !phone && (
        <Walk
          previous={acts.previous}
          next={acts.next}
          labels={{ previous: text('web.record.previous'), next: text('web.record.next') }}
        />
      )}
      {more.length > 0 && <MoreMenu label={text('web.act.more')} items={more} />}
      {!acts.readOnly && possible.has('parked') && (
        <Button onClick={() => acts.move('parked')}>{text('web.park.confirm')}</Button>
      )}
      {!acts.readOnly && !phone && (
        <Button type="primary" onClick={acts.log} aria-keyshortcuts="l">
          {text('web.record.log')} <Key>L</Key>
        </Button>
      )}
    </>
  );
}
