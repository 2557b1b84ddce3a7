import Big from 'big.js';
import { companyToday, daysBetween, noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { Flags } from '../flags.tsx';
import type { OpportunityRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';

/** The numbers that matter of an opportunity: how much, how likely, by when, how long, how lately. */
export function KeyFacts({ opportunity }: { opportunity: OpportunityRecord }) {
  const text = useText();
  const name = useNames();
  const format = useFormat();
  const now = useNow(60_000);
  const { settings, stageOf } = usePipelines();
  const today = companyToday(now, format.settings.timeZone);
  const { amount, currency, baseAmount, state, expectedClose, closedOn, openedAt, stageSince, flags } =
    opportunity;
  const base = settings?.base;
  const stage = stageOf(opportunity.stageId);
  const chance = state === 'open' && stage ? stage.probability / 100 : null;
  const isForeign = base !== undefined && currency !== null && currency !== base && amount !== null;
  const days = (from: string, to: Date) =>
    Math.max(0, Math.floor((to.getTime() - Date.parse(from)) / 86_400_000));
  const end = closedOn ? new Date(noonOf(closedOn)) : now;
  const left = expectedClose ? daysBetween(today, expectedClose) : 0;
  return (
    <div className="deal-key">
      <div className="y-numbers">
        <KeyNumber
          label={text('web.record.amount')}
          value={amount === null ? '–' : format.money(amount, currency ?? undefined)}
          {...(isForeign && {
            note:
              baseAmount === null ? (
                <span className="deal-warn">{text('web.record.noRate', { currency })}</span>
              ) : (
                text('web.record.inBase', { amount: format.money(baseAmount, base) })
              ),
          })}
        />
        {chance !== null ? (
          <KeyNumber
            label={text('web.record.weighted')}
            value={
              baseAmount === null
                ? '–'
                : format.money(new Big(baseAmount).times(chance).toFixed(2), base, 'short')
            }
            note={text('web.record.chance', { chance: format.percent(chance) })}
          />
        ) : (
          <KeyNumber
            label={text(`state.${state}`)}
            value={closedOn ? format.shortDate(noonOf(closedOn), now) : '–'}
            {...(opportunity.closeReason && { note: name(opportunity.closeReason) })}
          />
        )}
        <KeyNumber
          label={text('web.record.expectedClose')}
          value={expectedClose ? format.shortDate(noonOf(expectedClose), now) : '–'}
          tone={flags.overdue ? 'bad' : 'accent'}
          {...(expectedClose &&
            state === 'open' && {
              note:
                left === 0
                  ? text('web.record.dueToday')
                  : left > 0
                    ? text('web.record.inDays', { count: left })
                    : text('web.record.lateDays', { count: -left }),
            })}
        />
        <KeyNumber
          label={text('web.record.age')}
          value={text('web.record.ageDays', { count: days(openedAt, end) })}
          {...(state === 'open' && {
            note: text('web.record.inStage', { days: format.number(days(stageSince, now)) }),
          })}
        />
        <KeyNumber
          label={text('web.record.communications')}
          value={format.number(opportunity.communications)}
          note={
            opportunity.lastContactAt
              ? text('web.record.lastContact', { when: format.relative(opportunity.lastContactAt, now) })
              : text('web.record.never')
          }
        />
      </div>
      {(flags.stale || flags.overdue || flags.noNextStep || opportunity.slips > 0) && (
        <div className="deal-card-flags">
          <Flags
            stale={flags.stale}
            overdue={flags.overdue}
            noNextStep={flags.noNextStep}
            slips={state === 'open' ? opportunity.slips : 0}
          />
        </div>
      )}
      {opportunity.closeNote && <p className="y-pre">{opportunity.closeNote}</p>}
    </div>
  );
}
