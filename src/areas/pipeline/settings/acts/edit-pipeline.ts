import { changesBetween } from '../../../../kernel/changes.ts';
import { newId } from '../../../../kernel/ids.ts';
import { must, Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { tell } from '../../../../platform/events/tell.ts';
import { entered } from '../../rules/move-stage.ts';
import { cleanNames, type Names } from '../../rules/names.ts';
import { changesBetween as changesOf } from '../../rules/opportunity.ts';
import { checkPipeline, type Pipeline, type Stage } from '../../rules/pipeline.ts';
import { loadOpportunities, saveOpportunities, tellMany } from '../../store.ts';
import {
  insertPipeline,
  type KeptPipeline,
  loadPipeline,
  openIn,
  openInPipeline,
  othersThan,
  restale,
  savePipeline,
  saveStages,
  setDeleted,
} from '../store.ts';

export type TypedStage = Omit<Stage, 'id'> & { id?: string | undefined };
export type PipelineWish = { names: Names; stages: readonly TypedStage[] };

/** Makes a pipeline. @throws Refusal `pipeline.nameless` and what a pipeline must be */
export async function createPipeline(tx: Transaction, wish: PipelineWish): Promise<KeptPipeline> {
  const { names, stages } = checked(wish, new Set());
  const id = newId();
  insertPipeline(tx, { id, names });
  saveStages(tx, id, stages);
  tell(tx, { type: 'pipeline.created', subject: { kind: 'pipeline', id }, payload: { names } });
  return loadPipeline(tx, id);
}

/**
 * Changes a pipeline and its stages as one. What stands in a stage that goes is moved where `moves` says.
 *
 * @throws Refusal `record.stale`, `pipeline.stageInUse` (facts.stages), `pipeline.badMove` and what a pipeline must be
 */
export async function editPipeline(
  tx: Transaction,
  id: string,
  wish: PipelineWish & { version: number; moves?: Readonly<Record<string, string>> | undefined },
): Promise<KeptPipeline> {
  const before = await loadPipeline(tx, id);
  if (before.version !== wish.version)
    throw new Refusal('record.stale', {
      who: null,
      current: before,
      yours: { names: wish.names, stages: wish.stages },
    });
  const { names, stages } = checked(wish, new Set(before.stages.map((stage) => stage.id)));
  const gone = before.stages.filter((stage) => !stages.some((one) => one.id === stage.id));
  savePipeline(tx, { id, names });
  saveStages(tx, id, stages);
  await emptyStages(tx, { id, names, stages }, gone, wish.moves ?? {});
  await restale(tx, id);
  const changes = changesBetween(
    { custom: {}, names: before.names, stages: before.stages },
    { custom: {}, names, stages },
  );
  tell(tx, { type: 'pipeline.edited', subject: { kind: 'pipeline', id }, payload: { changes } });
  return loadPipeline(tx, id);
}

/** Puts a pipeline away. @throws Refusal `pipeline.last`, `pipeline.inUse` (facts.count), `record.notFound` */
export async function deletePipeline(tx: Transaction, id: string): Promise<void> {
  await loadPipeline(tx, id);
  if ((await othersThan(tx, id)) === 0) throw new Refusal('pipeline.last');
  const count = await openInPipeline(tx, id);
  if (count > 0) throw new Refusal('pipeline.inUse', { count });
  const names = await setDeleted(tx, id, true);
  tell(tx, {
    type: 'pipeline.deleted',
    subject: { kind: 'pipeline', id },
    payload: { names, movedTo: null, moved: 0 },
  });
}

/** Brings a pipeline back. @throws Refusal `record.notFound` */
export async function restorePipeline(tx: Transaction, id: string): Promise<KeptPipeline> {
  const names = await setDeleted(tx, id, false);
  if (names === null) throw new Refusal('record.notFound');
  tell(tx, { type: 'pipeline.restored', subject: { kind: 'pipeline', id }, payload: { names } });
  return loadPipeline(tx, id);
}

/** @param own ids that stages of this pipeline have; another id would take a stage from elsewhere */
function checked(wish: PipelineWish, own: ReadonlySet<string>): { names: Names; stages: Stage[] } {
  must(checkPipeline(wish.stages));
  const stages = wish.stages.map((stage, at) => ({
    ...stage,
    id: stage.id && own.has(stage.id) ? stage.id : newId(),
    names: named(stage.names, `body.stages.${at}.names`),
    usualStep: stage.usualStep && cleanNames(stage.usualStep),
  }));
  return { names: named(wish.names, 'body.names'), stages };
}

/** @throws Refusal `pipeline.nameless` */
export function named(names: Names, field: string): Names {
  const cleaned = cleanNames(names);
  if (!cleaned) throw new Refusal('pipeline.nameless', {}, field);
  return cleaned;
}

async function emptyStages(
  tx: Transaction,
  pipeline: Pipeline,
  gone: readonly Stage[],
  moves: Readonly<Record<string, string>>,
): Promise<void> {
  if (gone.length === 0) return;
  const standing = await openIn(
    tx,
    gone.map(({ id }) => id),
  );
  const homeless = gone
    .map(({ id, names }) => ({ id, names, count: standing.filter(({ stageId }) => stageId === id).length }))
    .filter(({ id, count }) => count > 0 && !moves[id]);
  if (homeless.length > 0) throw new Refusal('pipeline.stageInUse', { stages: homeless }, 'body.moves');
  if (standing.length === 0) return;
  await tx.asSystem(async () => {
    const found = await loadOpportunities(
      tx,
      standing.map(({ id }) => id),
    );
    const changed = found.map((before) => {
      const to = pipeline.stages.find(({ id }) => id === moves[before.stageId]);
      if (!to) throw new Refusal('pipeline.badMove', {}, `body.moves.${before.stageId}`);
      return { before, after: entered(before, pipeline, to, tx.now) };
    });
    await saveOpportunities(tx, changed, [
      'stageId',
      'stageSince',
      'furthestStageId',
      'touchedAt',
      'staleAt',
    ]);
    const told = changed.map(({ before, after }) => ({
      id: before.id,
      payload: { changes: changesOf(before, after) },
    }));
    await tellMany(tx, 'opportunity.stageMoved', newId(), told);
  });
}
