import { createHash } from 'node:crypto';
import { Refusal, type RefusalFacts } from '../../kernel/outcome.ts';
import { loadCustomFields } from '../../platform/custom-fields/load-custom-fields.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { customCell } from '../../platform/import-export/cells.ts';
import { openAccount } from '../customers/index.ts';
import {
  foldWord,
  type HistoryStep,
  type ImportedAs,
  type ImportField,
  type ImportOptions,
  type ImportRow,
  importFields,
  importOpportunities,
  loadGround,
} from '../pipeline/index.ts';
import { cellOf, columnOf, isDeleted, type LoadedFile, type LoadedRow } from './loaded-file.ts';
import { proposeStage } from './rules/propose-stage.ts';
import { foldName, sameId } from './rules/same-id.ts';
import { note, pointsById, refusedReason, register, rowOf, type Session, withReasons } from './session.ts';
import type { Choices, Reason, TakenRow } from './set-facts.ts';
import { accountsNamed, knownKeys, opportunitiesKeyed, peopleHere } from './store.ts';

/** Rows in one transaction. */
const atOnce = 1000;
/** Stands in the place of an owner for nobody. */
const nobody = '\u2205';
/** A row has at most so many cells that a choice can settle. */
const mostSettled = 8;

/** A row on its way: as it is tried next, and what is said of it so far. */
type Try = { row: LoadedRow; key: string; ownKey: string | null; wish: ImportRow; reasons: Reason[] };

type Ground = {
  session: Session;
  file: LoadedFile;
  options: Omit<ImportOptions, 'dry'>;
  customKinds: Readonly<Record<string, string>>;
  /** Of these the fields are made by the run. */
  comingFields: ReadonlySet<string>;
  /** Names of all stages in their order, for proposals. */
  stages: readonly string[];
  keys: ReadonlyMap<number, string>;
  firstRow: ReadonlyMap<string, number>;
  history: ReadonlyMap<string, readonly HistoryStep[]>;
};

/** Takes a file of opportunities, each with the steps that a file of stage history has of it. */
export async function takeOpportunities(
  session: Session,
  file: LoadedFile,
  history: ReadonlyMap<string, readonly HistoryStep[]>,
): Promise<void> {
  const done = session.done.get(file.file) ?? new Set();
  const rows = file.rows.filter(({ row }) => !done.has(row));
  if (rows.length === 0) return;
  const ground = await groundOf(session, file, history);
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    await session.write(async (tx) => {
      const taken = await takeRows(tx, ground, some);
      for (const one of taken) {
        if (one.kind !== 'opportunity') continue;
        if (one.did === 'created') session.fresh.add(one.recordId!);
        if (one.recordId) register(session.opportunities, { key: one.key, name: one.name, id: one.recordId });
        else
          for (const key of [one.key, one.name && foldName(one.name)])
            if (key) session.opportunities.refused.add(key);
      }
      await session.keep(tx, taken);
    });
    session.advance(file.file, some.length);
  }
}

async function groundOf(session: Session, file: LoadedFile, history: Ground['history']): Promise<Ground> {
  return session.write(async (tx) => {
    const people = await peopleHere(tx);
    const { pipelines } = await loadGround(tx);
    const { language } = session.actor;
    const owner = ownerByChoice(session, people);
    const keys = keysOf(file);
    const firstRow = new Map<string, number>();
    for (const [row, key] of keys) if (!firstRow.has(key)) firstRow.set(key, row);
    const fields = await loadCustomFields(tx, 'opportunity');
    return {
      session,
      file,
      options: {
        importId: session.setId,
        style: { dates: file.style.dateOrder ?? 'dmy', numbers: file.style.numberStyle ?? 'point' },
        // Those nobody knows are opened before, if they shall be, so that undoing finds them.
        unknownAccounts: 'refuse',
        owners: peopleByCell(session, people),
        ...(owner !== undefined && { owner }),
      },
      customKinds: {
        ...Object.fromEntries(session.newFields.get('opportunity') ?? []),
        ...Object.fromEntries(fields.map(({ key, kind }) => [key, kind])),
      },
      comingFields: new Set(
        [...(session.newFields.get('opportunity')?.keys() ?? [])].filter(
          (key) => !fields.some((one) => one.key === key),
        ),
      ),
      stages: pipelines.flatMap(({ stages }) =>
        stages.map(({ names }) => names[language] ?? Object.values(names)[0] ?? ''),
      ),
      keys,
      firstRow,
      history,
    };
  });
}

/** Cells that name people otherwise than by what they are called here: ids of the set. */
function peopleByCell(session: Session, people: Awaited<ReturnType<typeof peopleHere>>) {
  const teams = new Map(people.map(({ id, teamId }) => [id, teamId]));
  const entries = [...session.people.byName, ...session.people.byKey];
  return new Map<string, { id: string | null; teamId: string | null }>([
    ...entries.map(([cell, { id }]) => [foldWord(cell), { id, teamId: teams.get(id) ?? null }] as const),
    [nobody, { id: null, teamId: null }],
  ]);
}

function ownerByChoice(
  { choices }: Session,
  people: Awaited<ReturnType<typeof peopleHere>>,
): { id: string | null; teamId: string | null } | undefined {
  const { by, personId } = choices.owner;
  if (by === 'me') return undefined;
  const person = by === 'person' ? people.find(({ id }) => id === personId) : undefined;
  return person ? { id: person.id, teamId: person.teamId } : { id: null, teamId: null };
}

/**
 * By what each row is known again: its own id, else what it says, counted where several say the same. A file without ids can so come
 * twice without making anything twice.
 */
function keysOf(file: LoadedFile): Map<number, string> {
  const times = new Map<string, number>();
  const hasIds = file.columns.has('externalId');
  return new Map(
    file.rows.map((row) => {
      const id = hasIds ? sameId(cellOf(file, row, 'externalId')) : '';
      if (id) return [row.row, id];
      const said = createHash('sha256').update(row.raw.join('\u001f')).digest('base64url').slice(0, 24);
      const n = (times.get(said) ?? 0) + 1;
      times.set(said, n);
      return [row.row, `=${said}${n > 1 ? `.${n}` : ''}`];
    }),
  );
}

async function takeRows(tx: Transaction, ground: Ground, rows: readonly LoadedRow[]): Promise<TakenRow[]> {
  const { file, session } = ground;
  const keys = rows.map(({ row }) => ground.keys.get(row)!);
  const earlier = await knownKeys(tx, 'opportunity', keys, session.setId);
  const there = await opportunitiesKeyed(tx, keys);
  const taken = new Map<number, TakenRow>();
  const tries: Try[] = [];
  for (const row of rows) {
    const key = ground.keys.get(row.row)!;
    const draft = { ...rowOf(file, row, 'opportunity'), key, name: cellOf(file, row, 'name') || null };
    if (isDeleted(file, row)) {
      taken.set(row.row, withReasons({ ...draft, did: 'leftOut' }, [note('imports.deletedThere')], row));
      continue;
    }
    const twice = ground.firstRow.get(key)!;
    const column = columnOf(file, 'externalId');
    if (twice !== row.row) {
      const reason = refusedReason('imports.keyTwice', { column, facts: { row: twice }, value: key });
      taken.set(row.row, withReasons(draft, [reason], row));
      continue;
    }
    const known = there.get(key) ?? earlier.get(key);
    if (known) taken.set(row.row, { ...draft, did: 'known', recordId: known });
    else if (there.get(key) === null)
      taken.set(
        row.row,
        withReasons(
          draft,
          [refusedReason('opportunity.duplicateKey', { column, facts: { key }, value: key })],
          row,
        ),
      );
    else {
      const one = tryOf(ground, row, key);
      if (one.reasons.some(({ outcome }) => outcome === 'refused'))
        taken.set(row.row, withReasons(draft, one.reasons, row));
      else tries.push(one);
    }
  }
  const opened = session.choices.unknownAccounts === 'open' ? await openAccounts(tx, ground, tries) : [];
  await takeTries(tx, ground, tries, taken);
  return [...opened, ...rows.map(({ row }) => taken.get(row)!)];
}

/** Opens the companies that rows name and nobody knows; one that somebody else has stays theirs, and its rows say that it isn't seen. */
async function openAccounts(
  tx: Transaction,
  { session, file }: Ground,
  tries: readonly Try[],
): Promise<TakenRow[]> {
  if (pointsById(session, file.file, 'account')) return [];
  const wanted = new Map<string, Try>();
  for (const one of tries) {
    const cell = one.wish.account ? foldName(one.wish.account) : '';
    if (cell && !session.accounts.byName.has(cell) && !wanted.has(cell)) wanted.set(cell, one);
  }
  const there = await accountsNamed(tx, [...wanted.keys()]);
  const opened: TakenRow[] = [];
  for (const [cell, { wish, row }] of wanted) {
    if (there.has(cell)) continue;
    const name = wish.account!;
    const made = await tx.attempt(() => openAccount(tx, { name, importId: session.setId }));
    if (made instanceof Refusal) continue;
    register(session.accounts, { key: null, name, id: made.id });
    const reason = note('imports.accountSettled', {
      column: columnOf(file, 'account'),
      facts: { name, choice: 'open' },
      value: name,
      settledBy: 'unknownAccounts',
    });
    opened.push(
      withReasons({ ...rowOf(file, row, 'account'), did: 'created', name, recordId: made.id }, [reason], row),
    );
  }
  return opened;
}

/** Tries rows, settles by the choices made what can be settled, and tries those again. */
async function takeTries(
  tx: Transaction,
  ground: Ground,
  tries: readonly Try[],
  taken: Map<number, TakenRow>,
): Promise<void> {
  const { session, file } = ground;
  let waiting = tries;
  for (let round = 0; waiting.length > 0 && round <= mostSettled; round++) {
    const answers = await importOpportunities(
      tx,
      waiting.map(({ wish }) => wish),
      {
        ...ground.options,
        accounts: accountsByCell(session),
        dry: session.phase === 'check',
      },
    );
    const again: Try[] = [];
    for (const [at, one] of waiting.entries()) {
      const answer = answers[at]!;
      const draft: TakenRow = {
        ...rowOf(file, one.row, 'opportunity'),
        key: one.key,
        name: nameOf(one.wish),
      };
      if ('id' in answer)
        taken.set(
          one.row.row,
          withReasons({ ...draft, did: 'created', recordId: answer.id }, one.reasons, one.row),
        );
      else {
        const settled = round < mostSettled ? settle(ground, one, answer) : null;
        if (settled) again.push(settled);
        else
          taken.set(
            one.row.row,
            withReasons(draft, [...one.reasons, reasonOf(ground, one, answer)], one.row),
          );
      }
    }
    waiting = again;
  }
}

/** Cells that name companies of the set, as the rows of opportunities compare them. */
function accountsByCell({ accounts }: Session): Map<string, { id: string; name: string }> {
  return new Map([...accounts.byName, ...accounts.byKey].map(([cell, account]) => [foldWord(cell), account]));
}

function nameOf({ name, account, products }: ImportRow): string | null {
  return name || [account, products].filter(Boolean).join(' ') || null;
}

function tryOf(ground: Ground, row: LoadedRow, key: string): Try {
  const { file, session, customKinds } = ground;
  const wish: ImportRow = {};
  const reasons: Reason[] = [];
  for (const field of importFields) {
    const cell = cellOf(file, row, field);
    if (cell) wish[field as ImportField] = idAware(session, file, field, cell);
  }
  const ownKey = file.columns.has('externalId') && !key.startsWith('=') ? key : null;
  if (ownKey) wish.externalId = ownKey;
  const custom = customOf(file, row, customKinds, session.choices, reasons);
  for (const key of ground.comingFields) delete custom[key];
  if (Object.keys(custom).length > 0) wish.custom = custom;
  if (file.columns.has('account') && !wish.account)
    reasons.push(note('imports.noAccountNamed', { column: columnOf(file, 'account') }));
  const price = wish.products ? session.prices.get(foldName(wish.products)) : undefined;
  if (!wish.amount && price !== undefined && session.choices.missingAmounts === 'listPrice')
    wish.amount = price;
  const steps = ground.history.get(key) ?? (wish.name ? ground.history.get(foldName(wish.name)) : undefined);
  if (steps) wish.history = steps;
  return { row, key, ownKey, wish, reasons };
}

/** Ids are compared in their short form, which the register has them under. */
function idAware(session: Session, file: LoadedFile, field: string, cell: string): string {
  return pointsById(session, file.file, field) ? sameId(cell) : cell;
}

function customOf(
  file: LoadedFile,
  row: LoadedRow,
  kinds: Ground['customKinds'],
  { badCells }: Choices,
  reasons: Reason[],
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [field, columns] of file.columns) {
    if (!field.startsWith('custom:')) continue;
    const text = cellOf(file, row, field);
    if (!text) continue;
    const key = field.slice('custom:'.length);
    const read = customCell(kinds[key] ?? 'text', text, file.style);
    if ('ok' in read) values[key] = read.ok;
    else {
      const facts = {
        column: columns[0] ?? null,
        facts: { ...read.facts },
        value: text,
        settledBy: 'badCells' as const,
      };
      reasons.push(
        badCells === 'refuse'
          ? refusedReason(read.problem, facts)
          : note('imports.cellEmptied', { ...facts, facts: { text } }),
      );
    }
  }
  return values;
}

/** Which choice decides about a refusal, and under which code it is said. */
const settledBy: Readonly<Record<string, readonly [choice: keyof Choices, code: string]>> = {
  'opportunity.noSuchAccount': ['unknownAccounts', 'imports.unknownAccount'],
  'opportunity.noSuchOwner': ['unknownOwners', 'imports.unknownOwner'],
  'opportunity.badDate': ['badCells', 'opportunity.badDate'],
  'opportunity.badAmount': ['badCells', 'opportunity.badAmount'],
  'opportunity.noSuchReason': ['badCells', 'opportunity.noSuchReason'],
  'opportunity.noSuchCompetitor': ['badCells', 'opportunity.noSuchCompetitor'],
  'opportunity.closeBeforeOpening': ['closedBeforeOpened', 'opportunity.closeBeforeOpening'],
};

/** The row as the choice made has it; null when it stays refused. */
function settle(
  { session, file }: Ground,
  one: Try,
  { refusal }: Extract<ImportedAs, { refusal: RefusalFacts }>,
): Try | null {
  const { choices } = session;
  const [choice] = settledBy[refusal.code] ?? [];
  const field = refusal.field as ImportField | undefined;
  if (!choice || choices[choice] === 'refuse') return null;
  const wish = { ...one.wish };
  const value = field ? (one.wish[field] ?? null) : null;
  const facts = { column: columnOf(file, field), value, settledBy: choice };
  switch (choice) {
    case 'unknownAccounts':
      delete wish.account;
      return {
        ...one,
        wish,
        reasons: [
          ...one.reasons,
          note('imports.accountSettled', { ...facts, facts: { name: value, choice: 'empty' } }),
        ],
      };
    case 'unknownOwners': {
      if (choices.unknownOwners === 'nobody') wish.owner = nobody;
      else delete wish.owner;
      return {
        ...one,
        wish,
        reasons: [
          ...one.reasons,
          note('imports.ownerSettled', { ...facts, facts: { name: value, choice: choices.unknownOwners } }),
        ],
      };
    }
    case 'closedBeforeOpened': {
      // With the first day of a history it would begin too late again.
      const closed = wish.closedOn ?? wish.expectedClose;
      if (closed === undefined || closed === wish.openedAt) return null;
      wish.openedAt = closed;
      const column = columnOf(file, 'openedAt');
      return {
        ...one,
        wish,
        reasons: [...one.reasons, note('imports.beganOnClosing', { column, settledBy: choice })],
      };
    }
    default:
      if (!field) return null;
      delete wish[field];
      return {
        ...one,
        wish,
        reasons: [...one.reasons, note('imports.cellEmptied', { ...facts, facts: { text: value } })],
      };
  }
}

function reasonOf(
  { file, stages }: Ground,
  one: Try,
  { refusal }: Extract<ImportedAs, { refusal: RefusalFacts }>,
): Reason {
  const [choice = null, code = refusal.code] = settledBy[refusal.code] ?? [];
  const field = refusal.field === 'on' ? 'closedOn' : refusal.field;
  const column = columnOf(file, field) ?? columnOf(file, field === 'closedOn' ? 'expectedClose' : undefined);
  // What is wrong with one cell is the same wherever the cell says the same; two dates that don't fit are each row's own matter.
  const isCell = !['opportunity.closeBeforeOpening', 'opportunity.closeAhead'].includes(code);
  const value = isCell && field ? (one.wish[field as ImportField] ?? null) : null;
  const more = {
    column,
    facts: refusal.facts ?? {},
    value: typeof value === 'string' ? value : null,
    settledBy: choice,
  };
  if (code === 'opportunity.noSuchStage')
    return refusedReason('imports.unknownStage', {
      ...more,
      proposal: value === null ? null : proposeStage(String(value), stages),
    });
  return refusedReason(code, more);
}
