import Button from 'antd/es/button';
import type { IconName } from '../../../../ui/icons.tsx';
import { Key } from '../../../../ui/tag.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { MoreMenu } from '../../../../web/records/more-menu.tsx';
import { Walk } from '../../../../web/records/walk.tsx';
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
        <Walk
          previous={acts.previous}
          next={acts.next}
          labels={{ previous: text('web.record.previous'), next: text('web.record.next') }}
        />
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
