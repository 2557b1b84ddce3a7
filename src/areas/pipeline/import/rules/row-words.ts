import { instantOf } from '../../../../kernel/days.ts';
import { accept, type Outcome, refuse } from '../../../../kernel/outcome.ts';
import { type DateOrder, parseDate } from '../../../../platform/import-export/dates.ts';
import { type NumberStyle, parseNumber } from '../../../../platform/import-export/numbers.ts';
import type { Ground } from '../../ground.ts';
import { type Category, categories, type Opportunity } from '../../rules/opportunity.ts';
import type { Pipeline, Stage } from '../../rules/pipeline.ts';

/** How a file writes dates and numbers. */
export type RowStyle = { dates: DateOrder; numbers: NumberStyle };

/** Words are compared without case, width and doubled blanks. */
export function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

const wonWords = new Set([
  'won',
  'closed won',
  'win',
  '赢单',
  '贏單',
  '已赢单',
  '成交',
  '已成交',
  '赢',
  'true',
]);
const lostWords = new Set([
  'lost',
  'closed lost',
  'loss',
  '丢单',
  '丟單',
  '已丢单',
  '输单',
  '輸單',
  '丢',
  '输',
]);
const openWords = new Set(['open', 'in progress', '进行中', '進行中', '在谈']);
const noon = 12 * 60;

/** What the row says of its state, or what its stage means. */
export function stateOf(said: string | null, stage: string | null): Opportunity['state'] {
  for (const words of [said, stage]) {
    if (words === null) continue;
    if (wonWords.has(fold(words))) return 'won';
    if (lostWords.has(fold(words))) return 'lost';
    if (openWords.has(fold(words))) return 'open';
  }
  return 'open';
}

/** Whether a word in the place of a stage says that the opportunity is decided. */
export function isDecision(words: string): boolean {
  return wonWords.has(fold(words)) || lostWords.has(fold(words));
}

/** The pipeline that is named, else the first that has such a stage, else the first. */
export function pipelineFor(
  named: string | null,
  stage: string | null,
  { pipelines }: Ground,
): Pipeline | null {
  if (named !== null) return pipelines.find(({ names }) => isNamed(names, named)) ?? null;
  const fitting = stage === null ? undefined : pipelines.find((one) => stageNamed(one, stage));
  return fitting ?? pipelines[0] ?? null;
}

export function stageNamed({ stages }: Pipeline, words: string): Stage | null {
  return stages.find(({ names }) => isNamed(names, words)) ?? null;
}

function isNamed(names: Stage['names'], words: string): boolean {
  return Object.values(names).some((name) => fold(name) === fold(words));
}

export function categoryIn(words: string | null): Category | null {
  if (words === null) return null;
  const wanted = fold(words).replace(/ /g, '');
  return categories.find((one) => one.toLowerCase() === wanted) ?? null;
}

/** The day that a cell says; refused with `opportunity.badDate`. */
export function dayIn(text: string | null, field: string, { dates }: RowStyle): Outcome<string | null> {
  if (text === null) return accept(null);
  const parsed = parseDate(text, dates);
  return 'ok' in parsed
    ? accept(parsed.ok.slice(0, 10))
    : refuse('opportunity.badDate', { text: text.slice(0, 100) }, field);
}

/** The moment that a cell says, noon where the company is when it says a day only; refused with `opportunity.badDate`. */
export function momentIn(
  text: string | null,
  field: string,
  { dates }: RowStyle,
  timeZone: string,
): Outcome<Date | null> {
  if (text === null) return accept(null);
  const parsed = parseDate(text, dates);
  if (!('ok' in parsed)) return refuse('opportunity.badDate', { text: text.slice(0, 100) }, field);
  const [day = '', time] = parsed.ok.split('T');
  if (time === undefined) return accept(new Date(instantOf(day, noon, timeZone)));
  if (/(z|[+-]\d\d:?\d\d)$/i.test(time)) return accept(new Date(parsed.ok));
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return accept(new Date(instantOf(day, hours * 60 + minutes, timeZone) + seconds * 1000));
}

/** An amount as decimal text; refused with `opportunity.badAmount`. */
export function amountIn(text: string | null, { numbers }: RowStyle): Outcome<string | null> {
  if (text === null) return accept(null);
  const parsed = parseNumber(text, numbers);
  return 'ok' in parsed
    ? accept(parsed.ok.value)
    : refuse('opportunity.badAmount', { text: text.slice(0, 100) }, 'amount');
}

/** Noon of that day where the company is, but never ahead of now. */
export function noonOf(day: string, timeZone: string, now: Date): Date {
  return new Date(Math.min(now.getTime(), instantOf(day, noon, timeZone)));
}
