import { addDays } from '../../../kernel/days.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { type CompanyClock, momentRange } from '../../../platform/lists/filter.ts';

const longest = 366;

/**
 * The days a report is asked for, both counted, as moments of the company's time zone; the last 30 when none are said.
 *
 * @throws Refusal `request.invalid` when they are turned round or more than 366.
 */
export function speedPeriod(
  ask: { from?: string | undefined; until?: string | undefined },
  clock: CompanyClock,
) {
  const until = ask.until ?? clock.today;
  const from = ask.from ?? addDays(until, -29);
  if (from > until || addDays(from, longest) <= until)
    throw new Refusal('request.invalid', { count: 1, from, until, mostDays: longest }, 'query.from');
  const moments = momentRange({ from, until: addDays(until, 1) }, clock.timeZone);
  return { from, until, begins: moments.from!, ends: moments.until! };
}
