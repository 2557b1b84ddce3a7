import { access } from 'node:fs/promises';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/outcome.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { isPassing, LostBeforeCommit, UnsureCommit } from '../../platform/db/lost.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { announce } from '../../platform/events/live.ts';
import { findSlips } from './find-slips.ts';
import { type LoadedFile, loadFile } from './loaded-file.ts';
import { fieldsToCome, makeFields } from './make-fields.ts';
import { rehearse } from './rehearse.ts';
import { groupReasons } from './rules/group-reasons.ts';
import { emptyRegister, register, type Session } from './session.ts';
import { type Counts, nothingYet, type Phase, type Reason, type TakenRow } from './set-facts.ts';
import {
  beginStep,
  claimSet,
  countRows,
  type FileRecord,
  filesOf,
  findSet,
  finishSet,
  forgetRows,
  holdSet,
  insertRows,
  type KnownRow,
  letGo,
  recordsOf,
  replaceProblems,
  rowsWithReasons,
  type SetRecord,
  saveFile,
} from './store.ts';
import { takeCustomers } from './take-customers.ts';
import { readHistory, takeHistory } from './take-history.ts';
import { takeLeads } from './take-leads.ts';
import { takeOpportunities } from './take-opportunities.ts';
import { takePeople } from './take-people.ts';
import { pricesIn, takeProducts } from './take-products.ts';

export type RunOptions = {
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number }) => void;
};
export type RunEnd = {
  state: 'done' | 'ready' | 'cancelled' | 'failed' | 'busy' | 'wait';
  counts: Counts;
  failure?: { code: string; facts: Record<string, unknown> };
  /** An error of ours, for the log. */
  error?: Error;
};

class Cancelled extends Error {}
class NotOurs extends Error {}

type Under = { db: Database; setId: string; phase: Phase; actor: Actor; progress: Progress };
type Progress = { done: number; total: number; file: number | null; stopped: Error | null };

/**
 * Checks or carries out a set, from the beginning or from where it was left.
 *
 * @returns `busy` when another process works on it, `wait` while another set is being written
 */
export async function runSet(
  db: Database,
  setId: string,
  phase: Phase,
  actor: Actor,
  { signal, onProgress }: RunOptions = {},
): Promise<RunEnd> {
  const holder = newId();
  const claim = await db.asSystem((tx) =>
    claimSet(tx, setId, holder, phase === 'run' ? 'running' : 'checking'),
  );
  if (claim !== 'mine') return { state: claim, counts: nothingYet };
  const progress: Progress = { done: 0, total: 0, file: null, stopped: null };
  const under: Under = { db, setId, phase, actor, progress };
  const stop = () => {
    progress.stopped ??= new NotOurs();
  };
  signal?.addEventListener('abort', stop);
  const holding = setInterval(() => {
    const { stopped: _stopped, ...said } = progress;
    onProgress?.(said);
    announce({ type: 'importSet.progress', kind: 'import', id: setId });
    db.asSystem((tx) => holdSet(tx, setId, holder, said))
      .then(({ mine, cancel }) => {
        if (!mine) progress.stopped ??= new NotOurs();
        else if (cancel) progress.stopped ??= new Cancelled();
      })
      // A database that is away is noticed by whoever writes.
      .catch(() => {});
  }, 1000);
  try {
    return await work(under);
  } catch (error) {
    if (error instanceof Cancelled) return await end(under, 'cancelled');
    if (error instanceof NotOurs) return { state: 'busy', counts: nothingYet };
    if (error instanceof Refusal) return await end(under, 'failed', { code: error.code, facts: error.facts });
    if (isPassing(error) || error instanceof UnsureCommit || error instanceof LostBeforeCommit) {
      // The database was away. Whoever tries next shouldn't wait for this hold to end.
      await db.asSystem((tx) => letGo(tx, setId, holder)).catch(() => {});
      throw error;
    }
    return {
      ...(await end(under, 'failed', { code: 'imports.broken', facts: {} })),
      error: error as Error,
    };
  } finally {
    clearInterval(holding);
    signal?.removeEventListener('abort', stop);
  }
}

async function work(under: Under): Promise<RunEnd> {
  const { db, setId, phase, actor, progress } = under;
  const { set, records } = await db.write(actor, async (tx) => {
    await beginStep(tx, setId);
    return { set: await findSet(tx, setId), records: await filesOf(tx, setId) };
  });
  const inOrder = set.facts.order.flatMap((file) => records.find((one) => one.file === file) ?? []);
  const files: LoadedFile[] = [];
  for (const record of inOrder) {
    await access(record.path || '/nowhere').catch(() => {
      throw new Refusal('imports.fileGone', { fileName: record.fileName });
    });
    files.push(await loadFile(record, set.repairs));
  }
  progress.total = files.reduce((sum, { rows }) => sum + rows.length, 0);
  const before = phase === 'run' ? await resumed(under) : [];
  const slips = findSlips({ files, links: set.facts.links });
  const whole = set.choices.mode === 'set';
  const said: TakenRow[] = [];
  const takeLeadFiles = async (session: Session) => {
    for (const file of files) if (file.kind === 'leads') await takeOne(under, session, file, inOrder);
  };
  const takeOthers = async (session: Session) => {
    for (const file of files) if (file.kind !== 'leads') await takeOne(under, session, file, inOrder);
  };
  const base = { ...sessionOf(under, set, files, before), keep: keeper(under, slips, said) };

  const apart: Session = { ...base, write: (act) => db.write(actor, act) };
  if (phase === 'check') {
    // The leads' own import has transactions of its own, and a rehearsal shouldn't wait for it.
    await takeLeadFiles(apart);
    await rehearse(db, actor, (tx) => takeOthers({ ...base, write: (act) => act(tx) }));
    await db.write(actor, async (tx) => {
      await forgetRows(tx, setId, 'check');
      await insertRows(tx, setId, 'check', said);
    });
  } else {
    await db.write(actor, (tx) => makeFields(tx, files));
    if (whole) {
      await db
        .write(actor, async (tx) => {
          await takeOthers({ ...base, write: (act) => act(tx) });
          if (said.some(({ did }) => did === 'refused')) throw new Refusal('imports.rowsRefused');
        })
        .catch(async (error: unknown) => {
          // Nothing was kept; what was wrong is shown as a check would have it.
          await db.write(actor, async (tx) => {
            await forgetRows(tx, setId, 'check');
            await insertRows(tx, setId, 'check', said);
          });
          throw error;
        });
      await takeLeadFiles(apart);
    } else for (const file of files) await takeOne(under, apart, file, inOrder);
  }
  return end(under, phase === 'check' ? 'ready' : 'done');
}

/** What an earlier process has written; nothing yet when the run begins. */
async function resumed({ db, setId, actor }: Under): Promise<KnownRow[]> {
  return db.write(actor, async (tx) => {
    const before = await recordsOf(tx, setId);
    if (before.length === 0) await forgetRows(tx, setId, 'run');
    return before;
  });
}

function sessionOf(
  { setId, phase, actor, progress }: Under,
  set: SetRecord,
  files: readonly LoadedFile[],
  before: readonly KnownRow[],
): Omit<Session, 'write' | 'keep'> {
  const registers = {
    people: emptyRegister(),
    accounts: emptyRegister(),
    contacts: emptyRegister(),
    opportunities: emptyRegister(),
  };
  const into = {
    person: 'people',
    account: 'accounts',
    contact: 'contacts',
    opportunity: 'opportunities',
  } as const;
  const done = new Map<number, Set<number>>();
  const fresh = new Set<string>();
  for (const { file, row, kind, did, key, name, recordId } of before) {
    if (row > 0) done.set(file, (done.get(file) ?? new Set()).add(row));
    const place = into[kind as keyof typeof into];
    if (!place) continue;
    if (recordId) register(registers[place], { key, name, id: recordId });
    else for (const one of [key, name]) if (one) registers[place].refused.add(one);
    if (kind === 'opportunity' && did === 'created' && recordId) fresh.add(recordId);
  }
  const session: Omit<Session, 'write' | 'keep'> = {
    setId,
    phase,
    actor,
    choices: set.choices,
    links: set.facts.links,
    files,
    ...registers,
    fresh,
    prices: pricesIn(files),
    history: null,
    newFields: phase === 'check' ? fieldsToCome(files) : new Map(),
    done,
    advance(file, rows) {
      progress.file = file;
      progress.done += rows;
      if (progress.stopped) throw progress.stopped;
    },
  };
  progress.done = [...done.values()].reduce((sum, rows) => sum + rows.size, 0);
  return session;
}

/** Keeps what became of rows, with what could be repaired in them: gathered in a check, written with the records in a run. */
function keeper(
  { setId, phase }: Under,
  slips: ReadonlyMap<LoadedFile, ReadonlyMap<number, readonly Reason[]>>,
  said: TakenRow[],
): Session['keep'] {
  const byFile = new Map([...slips].map(([{ file, rows }, rowsSaid]) => [file, { rows, rowsSaid }]));
  return async (tx, taken) => {
    const noted = new Set<string>();
    const complete = taken.map((one): TakenRow => {
      const { rows, rowsSaid } = byFile.get(one.file) ?? {};
      const more =
        one.part === 0 && !noted.has(`${one.file} ${one.row}`) ? rowsSaid?.get(one.row) : undefined;
      if (!more) return one;
      noted.add(`${one.file} ${one.row}`);
      return { ...one, reasons: [...one.reasons, ...more], cells: [...rows![one.row - 1]!.raw] };
    });
    said.push(...complete);
    if (phase === 'run') await insertRows(tx, setId, 'run', complete);
  };
}

async function takeOne(
  { db, progress }: Under,
  session: Session,
  file: LoadedFile,
  records: readonly FileRecord[],
): Promise<void> {
  if (progress.stopped) throw progress.stopped;
  progress.file = file.file;
  switch (file.kind) {
    case 'people':
      return takePeople(session, file);
    case 'accounts':
    case 'contacts':
      return takeCustomers(session, file);
    case 'products':
      return takeProducts(session, file);
    case 'opportunities':
      session.history ??= await readHistory(session);
      return takeOpportunities(session, file, session.history.steps);
    case 'history':
      session.history ??= await readHistory(session);
      return takeHistory(session, file, session.history);
    case 'leads':
      return takeLeads(
        db,
        session,
        file,
        records.find((one) => one.file === file.file)!,
        () => progress.stopped,
      );
    case 'none':
      return;
  }
}

async function end(
  { db, setId, phase }: Under,
  state: 'done' | 'ready' | 'cancelled' | 'failed',
  failure?: RunEnd['failure'],
): Promise<RunEnd> {
  const counts = await db.asSystem(async (tx) => {
    const files = await filesOf(tx, setId);
    const { version } = await findSet(tx, setId);
    const shown = failure?.code === 'imports.rowsRefused' ? 'check' : phase;
    const all = await countFiles(tx, setId, shown, files);
    await replaceProblems(tx, setId, groupReasons(await rowsWithReasons(tx, setId, shown)));
    await finishSet(tx, setId, state, {
      failure: failure ?? null,
      ...(state === 'ready' && { facts: { checkedVersion: version + 1 } }),
    });
    return all;
  });
  for (const kind of ['import', 'account', 'contact', 'opportunity', 'person'])
    if (kind === 'import' || phase === 'run')
      announce({ type: `importSet.${state}`, kind, id: kind === 'import' ? setId : null });
  return { state, counts, ...(failure && { failure }) };
}

/** Counts rows file by file and keeps them with the files; those of leads were counted by their own import. */
async function countFiles(
  tx: Transaction,
  setId: string,
  phase: Phase,
  files: readonly FileRecord[],
): Promise<Counts> {
  const counted = await countRows(tx, setId, phase);
  const all = { ...nothingYet };
  for (const { file, choice, facts } of files) {
    const counts = (choice.kind === 'leads' ? facts.counts : counted.get(file)) ?? nothingYet;
    await saveFile(tx, setId, file, { facts: { counts } });
    for (const name of Object.keys(all) as (keyof Counts)[]) all[name] += counts[name];
  }
  return all;
}
