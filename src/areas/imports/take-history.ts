import {
  foldWord,
  type HistoryRow,
  type HistoryStep,
  loadGround,
  readHistoryRow,
} from '../pipeline/index.ts';
import { cellOf, columnOf, isDeleted, type LoadedFile, type LoadedRow } from './loaded-file.ts';
import { personCalled } from './owner-of.ts';
import { proposeStage } from './rules/propose-stage.ts';
import { foldName, sameId } from './rules/same-id.ts';
import {
  named,
  namesRefused,
  note,
  pointsById,
  refusedReason,
  rowOf,
  type Session,
  withReasons,
} from './session.ts';
import type { Reason, TakenRow } from './set-facts.ts';
import { peopleHere } from './store.ts';

/** The steps of a set's files of stage history by the opportunity that each names, and what is said of rows that make none. */
export type History = {
  steps: Map<string, HistoryStep[]>;
  said: Map<LoadedFile, Map<number, Reason[]>>;
};

/** Reads the files of stage history before the opportunities are taken: each opportunity goes in with the way it came. */
export async function readHistory(session: Session): Promise<History> {
  const history: History = { steps: new Map(), said: new Map() };
  const files = session.files.filter(({ kind }) => kind === 'history');
  if (files.length === 0) return history;
  const [ground, people] = await session.write(
    async (tx) => [await loadGround(tx), await peopleHere(tx)] as const,
  );
  const { language } = session.actor;
  const stages = ground.pipelines.flatMap((one) =>
    one.stages.map(({ names }) => names[language] ?? Object.values(names)[0] ?? ''),
  );
  for (const file of files) {
    const said = new Map<number, Reason[]>();
    history.said.set(file, said);
    const style = {
      dates: file.style.dateOrder ?? ('dmy' as const),
      numbers: file.style.numberStyle ?? ('point' as const),
    };
    for (const row of file.rows) {
      if (isDeleted(file, row)) continue;
      const wish: HistoryRow = {};
      for (const field of ['at', 'stage', 'amount', 'expectedClose'] as const) {
        const cell = cellOf(file, row, field);
        if (cell) wish[field] = cell;
      }
      const read = readHistoryRow(wish, style, ground);
      if (!read.ok) {
        said.set(row.row, [reasonOf(file, wish, read.refusal, stages)]);
        continue;
      }
      const hand = cellOf(file, row, 'by');
      const by = hand ? (named(session.people, hand)?.id ?? personCalled(people, hand)) : null;
      const key = opportunityKey(session, file, row);
      history.steps.set(key, [...(history.steps.get(key) ?? []), { ...read.value, by }]);
    }
  }
  return history;
}

function opportunityKey(session: Session, file: LoadedFile, row: LoadedRow): string {
  const cell = cellOf(file, row, 'opportunity');
  return pointsById(session, file.file, 'opportunity') ? sameId(cell) : foldName(cell);
}

function reasonOf(
  file: LoadedFile,
  wish: HistoryRow,
  refusal: { code: string; facts?: Record<string, unknown>; field?: string },
  stages: readonly string[],
): Reason {
  const value = wish[refusal.field as keyof HistoryRow] ?? null;
  const more = { column: columnOf(file, refusal.field), facts: refusal.facts ?? {}, value };
  return refusal.code === 'opportunity.noSuchStage'
    ? refusedReason('imports.unknownStage', {
        ...more,
        proposal: value === null ? null : proposeStage(foldWord(value), stages),
      })
    : refusedReason(refusal.code, more);
}

/** What became of the rows of a file of stage history, now that the opportunities are there. */
export async function takeHistory(session: Session, file: LoadedFile, history: History): Promise<void> {
  const done = session.done.get(file.file) ?? new Set();
  const rows = file.rows.filter(({ row }) => !done.has(row));
  if (rows.length === 0) return;
  const taken = rows.map((row): TakenRow => {
    const draft = { ...rowOf(file, row, 'step'), key: sameId(cellOf(file, row, 'externalId')) || null };
    const cell = cellOf(file, row, 'opportunity');
    const column = columnOf(file, 'opportunity');
    if (isDeleted(file, row))
      return withReasons({ ...draft, did: 'leftOut' }, [note('imports.deletedThere')], row);
    const said = history.said.get(file)?.get(row.row);
    if (said) return withReasons(draft, said, row);
    const opportunity = named(session.opportunities, cell);
    if (!opportunity) {
      const isRefused = namesRefused(session.opportunities, cell);
      const reason = refusedReason(isRefused ? 'imports.opportunityRefused' : 'imports.unknownOpportunity', {
        column,
        value: cell,
      });
      return withReasons(draft, [isRefused ? { ...reason, value: null } : reason], row);
    }
    const { id, name } = opportunity;
    if (session.fresh.has(id)) return { ...draft, did: 'created', recordId: id, name };
    return { ...draft, did: 'known', recordId: id, name };
  });
  await session.write((tx) => session.keep(tx, taken));
  session.advance(file.file, rows.length);
}
