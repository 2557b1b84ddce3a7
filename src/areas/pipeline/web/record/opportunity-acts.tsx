import Button from 'antd/es/button';
import Popover from 'antd/es/popover';
import { useState } from 'react';
import { Icon, type IconName } from '../../../../ui/icons.tsx';
import { Key } from '../../../../ui/tag.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import type { OpportunityRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import type { RecordActs } from './use-record-acts.tsx';

/** The acts at the top of an opportunity; the main one last. */
export function OpportunityActs({ opportunity, acts }: { opportunity: OpportunityRecord; acts: RecordActs }) {
  const text = useText();
  const phone = usePhone();
  const isOpen = opportunity.state === 'open';
  const more: [IconName, string, () => void][] = [];
  if (!acts.readOnly && !isOpen) more.push(['undo', text('web.close.reopen'), acts.reopen]);
  if (!acts.readOnly && opportunity.conversionId && opportunity.lead)
    more.push(['undo', text('web.record.undoConversion'), acts.undoConversion]);
  if (acts.mayDelete) more.push(['trash', text('web.record.delete'), acts.remove]);
  return (
    <>
      {(acts.previous || acts.next) && !phone && (
        <span className="y-walk">
          <Walk icon="up" label={`${text('web.record.previous')} [`} act={acts.previous} />
          <Walk icon="down" label={`${text('web.record.next')} ]`} act={acts.next} />
        </span>
      )}
      {more.length > 0 && <MoreMenu label={text('web.record.more')} items={more} />}
      {!acts.readOnly && isOpen && (
        <>
          <Button onClick={() => acts.move({ decided: 'lost' })}>{text('web.close.lost')}</Button>
          <Button onClick={() => acts.move({ decided: 'won' })}>{text('web.close.won')}</Button>
        </>
      )}
      {!acts.readOnly && (
        <Button type="primary" onClick={acts.log} aria-keyshortcuts="l">
          {text('web.record.log')} {!phone && <Key>L</Key>}
        </Button>
      )}
    </>
  );
}

function Walk({ icon, label, act }: { icon: IconName; label: string; act: (() => void) | null }) {
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

function MoreMenu({ label, items }: { label: string; items: [IconName, string, () => void][] }) {
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
