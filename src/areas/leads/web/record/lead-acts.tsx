import Button from 'antd/es/button';
import Popover from 'antd/es/popover';
import { type ReactNode, useState } from 'react';
import { nextStates } from '../../../../kernel/states.ts';
import { Icon, type IconName } from '../../../../ui/icons.tsx';
import { Key } from '../../../../ui/tag.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
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
        <span className="y-walk">
          <Step icon="up" label={`${text('web.record.previous')} [`} act={acts.previous} />
          <Step icon="down" label={`${text('web.record.next')} ]`} act={acts.next} />
        </span>
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

function Step({ icon, label, act }: { icon: IconName; label: string; act: (() => void) | null }) {
  return (
    <button
      type="button"
      className="y-iconbutton"
      aria-label={label}
      title={label}
      disabled={act === null}
      onClick={act ?? undefined}
    >
      <Icon name={icon} />
    </button>
  );
}

function MoreMenu({ label, items }: { label: string; items: [IconName, string, () => void][] }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="y-menu">
          {items.map(([icon, words, act]) => (
            <button
              key={words}
              type="button"
              className="y-menuitem"
              onClick={() => {
                setOpen(false);
                act();
              }}
            >
              <Icon name={icon} size={14} /> {words}
            </button>
          ))}
        </div>
      }
    >
      <Button aria-label={label} title={label}>
        <Icon name="more" />
      </Button>
    </Popover>
  );
}
