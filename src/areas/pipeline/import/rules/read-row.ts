import { instantOf } from '../../../../kernel/days.ts';
import { newId } from '../../../../kernel/ids.ts';
import { accept, type Outcome, type RefusalFacts, refuse } from '../../../../kernel/outcome.ts';
import { type DateOrder, parseDate } from '../../../../platform/import-export/dates.ts';
import { type NumberStyle, parseNumber } from '../../../../platform/import-export/numbers.ts';
import { type Ground, priced } from '../../ground.ts';
import { type CloseWish, closeOpportunity } from '../../rules/close-opportunity.ts';
import { newOpportunity } from '../../rules/new-opportunity.ts';
import { type Category, categories, type Opportunity } from '../../rules/opportunity.ts';
import { cleanValues } from '../../rules/opportunity-values.ts';
import type { Pipeline, Stage } from '../../rules/pipeline.ts';
import { type Step, stepsOf } from '../../rules/steps.ts';
import type { ImportField } from './import-fields.ts';

/** One row of a file, its columns mapped to fields, as text. `custom` holds checked values. */
export type ImportRow = Partial<Record<ImportField, string>> & { custom?: Record<string, unknown> };

/** How a file writes dates and numbers. */
export type RowStyle = { dates: DateOrder; numbers: NumberStyle };

/** What words of a row mean in this company; `fold` is how they are compared. */
export type RowContext = {
  ground: Ground;
  now: Date;
  importId: string;
  /** Whose a row is that names nobody. */
  actor: { id: string | null; teamId: string | null };
  owners: ReadonlyMap<string, { id: string; teamId: string | null }>;
  accounts: ReadonlyMap<string, { id: string; name: string }>;
  reasons: ReadonlyMap<string, string>;
  competitors: ReadonlyMap<string, string>;
};

/** A row understood: the opportunity as it stands, with the way it came. */
export type ImportedRow = { opportunity: Opportunity; steps: Step[] };

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

/**
 * The opportunity that a row tells of. A decided one began in its stage, or in the first, and was decided on its day; conditions are
 * not asked of the past.
 *
 * @returns refusals `opportunity.badDate`, `opportunity.noSuchStage`, `opportunity.noSuchOwner`, `opportunity.noSuchAccount`,
 *   `opportunity.noSuchCompetitor`, `opportunity.noSuchReason`, `opportunity.closeDayMissing`, `opportunity.badAmount` and what opening and
 *   deciding refuse; `field` names the column
 */
export function readRow(row: ImportRow, style: RowStyle, context: RowContext): Outcome<ImportedRow> {
  const { ground, now } = context;
  const text = (field: ImportField): string | null => row[field]?.trim() || null;
  const words = text('stage');
  const state = stateOf(text('state'), words);
  const pipeline = pipelineFor(text('pipeline'), words, ground);
  if (!pipeline) return refuse('opportunity.noPipeline', {}, 'pipeline');
  const stage = words === null ? null : stageNamed(pipeline, words);
  if (words !== null && !stage && !wonWords.has(fold(words)) && !lostWords.has(fold(words)))
    return refuse('opportunity.noSuchStage', { name: words }, 'stage');

  const days: Partial<Record<'openedAt' | 'expectedClose' | 'closedOn' | 'nextStepOn', string | null>> = {};
  for (const field of ['openedAt', 'expectedClose', 'closedOn', 'nextStepOn'] as const) {
    const day = dayIn(text(field), field, style);
    if (!day.ok) return day;
    days[field] = day.value;
  }
  const amount = amountIn(text('amount'), style);
  if (!amount.ok) return amount;
  const found = known(text, context, state);
  if (!found.ok) return found;
  const { owner, account, reasonId, competitorId } = found.value;
  const closedOn = state === 'open' ? null : (days.closedOn ?? days.expectedClose ?? null);
  if (state !== 'open' && closedOn === null) return refuse('opportunity.closeDayMissing', {}, 'closedOn');

  const { values, problems } = cleanValues({
    name: text('name') ?? nameless(account?.name ?? text('account'), text('products')),
    amount: amount.value,
    currency: text('currency'),
    category: categoryIn(text('category')),
    expectedClose: days.expectedClose ?? closedOn,
    products: text('products')?.split(/[;；、|]/) ?? [],
    nextStep: text('nextStep'),
    nextStepOn: text('nextStep') === null ? null : (days.nextStepOn ?? null),
    custom: row.custom ?? {},
  });
  if (problems[0]) return { ok: false, refusal: columnOf(problems[0]) };
  const openedOn = days.openedAt ?? closedOn;
  const openedAt = openedOn === null ? now : earlier(openedOn, ground.timeZone, now);
  const begun = newOpportunity(
    { ...values, accountId: account?.id ?? null, accountName: account?.name ?? '' },
    {
      id: newId(),
      now,
      openedAt,
      pipeline,
      stageId: stage?.id,
      ownerId: owner.id,
      teamId: owner.teamId,
      currency: ground.base,
      externalKey: text('externalId'),
      importId: context.importId,
    },
  );
  if (!begun.ok) return { ok: false, refusal: columnOf(begun.refusal) };
  const opened = priced(ground, null, begun.value);
  const states = [{ at: opened.openedAt, opportunity: opened }];
  if (state !== 'open') {
    const decided = decide(opened, pipeline, ground, {
      to: state,
      on: closedOn!,
      reasonId,
      competitorId,
      note: text('closeNote'),
    });
    if (!decided.ok) return { ok: false, refusal: columnOf(decided.refusal) };
    const at = earlier(closedOn!, ground.timeZone, now).toISOString();
    states.push({ at, opportunity: { ...decided.value, touchedAt: at } });
  }
  return accept({ opportunity: states.at(-1)!.opportunity, steps: stepsOf(states) });
}

/** Decided as the act would, without the conditions and the reason that the other system didn't ask for. */
function decide(
  opportunity: Opportunity,
  pipeline: Pipeline,
  ground: Ground,
  wish: CloseWish,
): Outcome<Opportunity> {
  const free = { ...pipeline, stages: pipeline.stages.map((stage) => ({ ...stage, exit: [] })) };
  const facts = { ...noRecords, opportunity, today: ground.today };
  const decided = closeOpportunity(free, facts, { ...wish, reasonId: wish.reasonId ?? unsaid });
  return decided.ok
    ? accept(priced(ground, opportunity, { ...decided.value, closeReasonId: wish.reasonId }))
    : decided;
}

/** Stands where a reason must, and is taken out again. */
const unsaid = 'unsaid';
const noRecords = {
  met: new Set<string>(),
  reached: {},
  evidence: {},
  files: 0,
  milestones: new Set<string>(),
};

type Known = {
  owner: { id: string | null; teamId: string | null };
  account: { id: string; name: string } | null;
  reasonId: string | null;
  competitorId: string | null;
};

/** Whom and what the row names, as far as it is known here. */
function known(
  text: (field: ImportField) => string | null,
  { actor, owners, accounts, reasons, competitors }: RowContext,
  state: Opportunity['state'],
): Outcome<Known> {
  const [who, whose, why, against] = [
    text('owner'),
    text('account'),
    text('closeReason'),
    text('competitor'),
  ];
  const owner = who === null ? actor : owners.get(fold(who));
  if (!owner) return refuse('opportunity.noSuchOwner', { name: who }, 'owner');
  const account = whose === null ? null : accounts.get(fold(whose));
  if (account === undefined) return refuse('opportunity.noSuchAccount', { name: whose }, 'account');
  const reasonId = why === null || state === 'open' ? null : reasons.get(`${state} ${fold(why)}`);
  if (reasonId === undefined) return refuse('opportunity.noSuchReason', { name: why }, 'closeReason');
  const competitorId = against === null ? null : competitors.get(fold(against));
  if (competitorId === undefined)
    return refuse('opportunity.noSuchCompetitor', { name: against }, 'competitor');
  return accept({ owner, account, reasonId, competitorId });
}

/** What the row says of its state, or what its stage means. */
function stateOf(said: string | null, stage: string | null): Opportunity['state'] {
  for (const words of [said, stage]) {
    if (words === null) continue;
    if (wonWords.has(fold(words))) return 'won';
    if (lostWords.has(fold(words))) return 'lost';
    if (openWords.has(fold(words))) return 'open';
  }
  return 'open';
}

function pipelineFor(named: string | null, stage: string | null, { pipelines }: Ground): Pipeline | null {
  if (named !== null) return pipelines.find(({ names }) => isNamed(names, named)) ?? null;
  const fitting = stage === null ? undefined : pipelines.find((one) => stageNamed(one, stage));
  return fitting ?? pipelines[0] ?? null;
}

function stageNamed({ stages }: Pipeline, words: string): Stage | null {
  return stages.find(({ names }) => isNamed(names, words)) ?? null;
}

function isNamed(names: Stage['names'], words: string): boolean {
  return Object.values(names).some((name) => fold(name) === fold(words));
}

function categoryIn(words: string | null): Category | null {
  if (words === null) return null;
  const wanted = fold(words).replace(/ /g, '');
  return categories.find((one) => one.toLowerCase() === wanted) ?? null;
}

function dayIn(text: string | null, field: string, { dates }: RowStyle): Outcome<string | null> {
  if (text === null) return accept(null);
  const parsed = parseDate(text, dates);
  return 'ok' in parsed
    ? accept(parsed.ok.slice(0, 10))
    : refuse('opportunity.badDate', { text: text.slice(0, 100) }, field);
}

function amountIn(text: string | null, { numbers }: RowStyle): Outcome<string | null> {
  if (text === null) return accept(null);
  const parsed = parseNumber(text, numbers);
  return 'ok' in parsed
    ? accept(parsed.ok.value)
    : refuse('opportunity.badAmount', { text: text.slice(0, 100) }, 'amount');
}

/** Noon of that day where the company is, but never ahead of now. */
function earlier(day: string, timeZone: string, now: Date): Date {
  return new Date(Math.min(now.getTime(), instantOf(day, noon, timeZone)));
}

function nameless(account: string | null, products: string | null): string | null {
  return [account, products].filter(Boolean).join(' ') || null;
}

/** `body.amount` is the column `amount`. */
function columnOf(refusal: RefusalFacts): RefusalFacts {
  return { ...refusal, ...(refusal.field && { field: refusal.field.replace(/^body\./, '') }) };
}
