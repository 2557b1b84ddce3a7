import { localDay } from '../../../../kernel/days.ts';
import { type Ground, priced } from '../../ground.ts';
import { changesBetween, type Opportunity } from '../../rules/opportunity.ts';
import { type Pipeline, stageIn } from '../../rules/pipeline.ts';
import { countSlip, staleFrom } from '../../rules/stale.ts';
import type { HistoryStep } from './read-history.ts';

/** An opportunity at a moment of its past, and whose hand brought it there. */
export type Standing = { at: string; by: string | null; opportunity: Opportunity };

/** What the opportunity's page tells of its past. */
export type Told = {
  id: string;
  type:
    | 'opportunity.stageMoved'
    | 'opportunity.won'
    | 'opportunity.lost'
    | 'opportunity.reopened'
    | 'opportunity.edited';
  at: string;
  by: string | null;
  payload: { changes: object };
};

/**
 * The way of an opportunity through what its history says, to what it is now. Where the last step is the decision that the
 * row tells of too, the row's own values stand.
 *
 * @param opened as it began; with history it began with the first step, when that is not later
 * @param final as the row says it is now
 * @param history by time
 */
export function wayOf(
  opened: Opportunity,
  final: Opportunity,
  history: readonly HistoryStep[],
  ground: Ground,
  pipeline: Pipeline,
  decidedAt: string | null,
): Standing[] {
  const way: Standing[] = [];
  const first = history[0];
  if (!first || first.at > opened.openedAt || first.state !== 'open')
    way.push({ at: opened.openedAt, by: null, opportunity: opened });
  for (const step of history) {
    const before = way.at(-1)?.opportunity ?? opened;
    way.push({ at: step.at, by: step.by, opportunity: standing(before, step, final, ground) });
  }
  const last = way.at(-1)!;
  const ended =
    history.length > 0 ? finish(final, way, pipeline) : { ...final, touchedAt: decidedAt ?? final.touchedAt };
  const settled = history.length > 0 && final.state !== 'open' && last.opportunity.state === final.state;
  if (settled || isSame(last.opportunity, ended)) way[way.length - 1] = { ...last, opportunity: ended };
  else way.push({ at: later(last.at, decidedAt), by: null, opportunity: ended });
  return way;
}

function standing(before: Opportunity, step: HistoryStep, final: Opportunity, ground: Ground): Opportunity {
  const stageId = step.stageId ?? before.stageId;
  const decided = step.state !== 'open';
  const closedOn = decided ? (final.closedOn ?? localDay(new Date(step.at), ground.timeZone)) : null;
  const after = priced(ground, null, {
    ...before,
    state: step.state,
    stageId,
    stageSince: stageId === before.stageId ? before.stageSince : step.at,
    touchedAt: step.at,
    amount: step.amount ?? before.amount,
    expectedClose: step.expectedClose ?? before.expectedClose,
    closedOn,
  });
  return countSlip(before, after, new Date(step.at));
}

/** The row's own opportunity with what only its way says: since when it stands where it is, and how far it ever came. */
function finish(final: Opportunity, way: readonly Standing[], pipeline: Pipeline): Opportunity {
  const order = pipeline.stages.map(({ id }) => id);
  const stood = way.map(({ opportunity }) => opportunity.stageId);
  const furthest = order[Math.max(...[...stood, final.furthestStageId].map((id) => order.indexOf(id)))];
  // A decision says no stage: it stands where it stood.
  const stageId = final.state === 'open' ? final.stageId : stood.at(-1)!;
  const last = way.at(-1)!.opportunity;
  const done = {
    ...final,
    stageId,
    stageSince: stageId === last.stageId ? last.stageSince : last.touchedAt,
    furthestStageId: furthest ?? final.furthestStageId,
    touchedAt: later(last.touchedAt, final.touchedAt),
    slips: last.slips,
    slippedAt: last.slippedAt,
  };
  const stage = stageIn(pipeline, stageId);
  return final.state === 'open' && stage.ok ? { ...done, staleAt: staleFrom(done, stage.value) } : done;
}

const telling = ['stageId', 'state', 'amount', 'currency', 'expectedClose', 'closedOn'] as const;

function isSame(one: Opportunity, other: Opportunity): boolean {
  return telling.every((field) => one[field] === other[field]);
}

/** Each step after the beginning as the event that the act of that day would have told. */
export function toldOf(way: readonly Standing[]): Told[] {
  return way.slice(1).flatMap(({ at, by, opportunity: after }, n) => {
    const before = way[n]!.opportunity;
    const {
      touchedAt: _touched,
      stageSince: _since,
      baseAmount: _base,
      furthestStageId: _furthest,
      staleAt: _stale,
      ...changes
    } = changesBetween(before, after) as Record<string, unknown>;
    if (Object.keys(changes).length === 0) return [];
    const type =
      after.state !== before.state
        ? (`opportunity.${after.state === 'open' ? 'reopened' : after.state}` as const)
        : after.stageId !== before.stageId
          ? ('opportunity.stageMoved' as const)
          : ('opportunity.edited' as const);
    return [{ id: after.id, type, at, by, payload: { changes } }];
  });
}

function later(one: string, other: string | null): string {
  return other !== null && other > one ? other : one;
}
