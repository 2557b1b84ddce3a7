import { newId } from '../../../../kernel/ids.ts';
import { accept, type Outcome, type RefusalFacts, refuse } from '../../../../kernel/outcome.ts';
import { type Ground, priced } from '../../ground.ts';
import { type CloseWish, closeOpportunity } from '../../rules/close-opportunity.ts';
import { newOpportunity } from '../../rules/new-opportunity.ts';
import type { Opportunity } from '../../rules/opportunity.ts';
import { cleanValues } from '../../rules/opportunity-values.ts';
import type { Pipeline } from '../../rules/pipeline.ts';
import { type Step, stepsOf } from '../../rules/steps.ts';
import type { ImportField } from './import-fields.ts';
import type { HistoryStep } from './read-history.ts';
import {
  amountIn,
  categoryIn,
  dayIn,
  fold,
  isDecision,
  momentIn,
  noonOf,
  pipelineFor,
  type RowStyle,
  stageNamed,
  stateOf,
} from './row-words.ts';
import { type Told, toldOf, wayOf } from './way-of.ts';

/**
 * One row of a file, its columns mapped to fields, as text. `custom` holds checked values; `history` is what another file knows of its
 * way.
 */
export type ImportRow = Partial<Record<ImportField, string>> & {
  custom?: Record<string, unknown>;
  history?: readonly HistoryStep[];
};

/** What words of a row mean in this company; `fold` is how they are compared. */
export type RowContext = {
  ground: Ground;
  now: Date;
  importId: string;
  /** Whose a row is that names nobody. */
  actor: { id: string | null; teamId: string | null };
  owners: ReadonlyMap<string, { id: string | null; teamId: string | null }>;
  accounts: ReadonlyMap<string, { id: string; name: string }>;
  reasons: ReadonlyMap<string, string>;
  competitors: ReadonlyMap<string, string>;
};

/** A row understood: the opportunity as it stands, with the way it came, and what its page tells of that. */
export type ImportedRow = { opportunity: Opportunity; steps: Step[]; told: Told[] };

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
  if (words !== null && !stage && !isDecision(words))
    return refuse('opportunity.noSuchStage', { name: words }, 'stage');

  const began = momentIn(text('openedAt'), 'openedAt', style, ground.timeZone);
  if (!began.ok) return began;
  const days: Partial<Record<'expectedClose' | 'closedOn' | 'nextStepOn', string | null>> = {};
  for (const field of ['expectedClose', 'closedOn', 'nextStepOn'] as const) {
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
  const history = (row.history ?? []).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const openedAt = beginning(began.value, closedOn, history, context);
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
  let final = opened;
  if (state !== 'open') {
    const decided = decide(opened, pipeline, ground, {
      to: state,
      on: closedOn!,
      reasonId,
      competitorId,
      note: text('closeNote'),
    });
    if (!decided.ok) return { ok: false, refusal: columnOf(decided.refusal) };
    final = decided.value;
  }
  const decidedAt = closedOn === null ? null : noonOf(closedOn, ground.timeZone, now).toISOString();
  const first = history[0]?.stageId ?? opened.stageId;
  const begins = history.length > 0 ? { ...opened, stageId: first, furthestStageId: first } : opened;
  const way = wayOf(begins, final, history, ground, pipeline, decidedAt);
  return accept({ opportunity: way.at(-1)!.opportunity, steps: stepsOf(way), told: toldOf(way) });
}

/** When it began: as the row says, or with the first step of its history when that was earlier, or tells the hour of the same day. */
function beginning(
  said: Date | null,
  closedOn: string | null,
  history: readonly HistoryStep[],
  { ground, now }: RowContext,
): Date {
  const day = said ?? (closedOn === null ? now : noonOf(closedOn, ground.timeZone, now));
  const first = history[0] ? new Date(history[0].at) : null;
  const sameDay = first && said && Math.abs(first.getTime() - said.getTime()) < 86_400_000;
  const began = first && (sameDay || first < day || said === null) ? first : day;
  return began < now ? began : now;
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

function nameless(account: string | null, products: string | null): string | null {
  return [account, products].filter(Boolean).join(' ') || null;
}

/** `body.amount` is the column `amount`. */
function columnOf(refusal: RefusalFacts): RefusalFacts {
  return { ...refusal, ...(refusal.field && { field: refusal.field.replace(/^body\./, '') }) };
}
