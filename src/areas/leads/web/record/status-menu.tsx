import Popover from 'antd/es/popover';
import { useState } from 'react';
import { nextStates } from '../../../../kernel/states.ts';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { leadStates } from '../../rules/lead-states.ts';
import type { LeadRecord, LeadStatus } from '../lead-shapes.ts';
import { StatusTag } from '../status-tag.tsx';
import { useText } from '../text.ts';
import type { RecordActs } from './use-record-acts.tsx';

/** Where the lead stands; pressed, the ways on from here. What a status was given stands beside it. */
export function StatusMenu({ lead, acts }: { lead: LeadRecord; acts: RecordActs }) {
  const text = useText();
  const format = useFormat();
  const now = useNow(60_000);
  const [open, setOpen] = useState(false);
  const ways = movesFrom(lead.status);
  const note =
    lead.status === 'parked' && lead.wakeOn
      ? text('web.record.wakesOn', { day: format.shortDate(noonOf(lead.wakeOn), now) })
      : lead.status === 'disqualified' && lead.disqualifiedReason
        ? text('web.record.why', { reason: lead.disqualifiedReason })
        : null;
  return (
    <span className="lead-status">
      {acts.readOnly || ways.length === 0 ? (
        <StatusTag status={lead.status} />
      ) : (
        <Popover
          trigger="click"
          placement="bottomLeft"
          arrow={false}
          open={open}
          onOpenChange={setOpen}
          content={
            <div className="y-menu">
              {ways.map((to) => (
                <button
                  key={to}
                  type="button"
                  className="y-menuitem"
                  onClick={() => {
                    setOpen(false);
                    acts.move(to);
                  }}
                >
                  {text(`web.move.${to === 'working' && lead.status !== 'new' ? 'back' : to}`)}
                </button>
              ))}
            </div>
          }
        >
          <button
            type="button"
            aria-label={text('web.move.change', { status: text(`web.status.${lead.status}`) })}
          >
            <StatusTag status={lead.status} />
            <Icon name="down" size={12} />
          </button>
        </Popover>
      )}
      {note && <span className="y-quiet">{note}</span>}
    </span>
  );
}

type ByHand = 'working' | 'qualified' | 'parked' | 'disqualified';

/** The ways on that a person takes by hand; a lead becomes an opportunity only by its handover. */
function movesFrom(status: LeadStatus): ByHand[] {
  return nextStates(leadStates, status).filter((to): to is ByHand => to !== 'new' && to !== 'converted');
}
