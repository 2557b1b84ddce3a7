import { Refusal, type RefusalFacts } from '../../kernel/outcome.ts';
import { loadCustomFields } from '../../platform/custom-fields/load-custom-fields.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { parseDate } from '../../platform/import-export/dates.ts';
import {
  type MappedCell,
  type RowStyle,
  type RowWish,
  readCustomerRow,
  takeCustomerRow,
} from '../customers/index.ts';
import { cellOf, columnOf, isDeleted, type LoadedFile, type LoadedRow } from './loaded-file.ts';
import { ownerOf } from './owner-of.ts';
import { parentsFirst } from './rules/order-files.ts';
import { foldName, sameId } from './rules/same-id.ts';
import {
  named,
  namesRefused,
  note,
  pointsById,
  refusedReason,
  register,
  rowOf,
  type Session,
  withReasons,
} from './session.ts';
import type { Reason, TakenRow } from './set-facts.ts';
import { accountsNamed, type KnownPerson, knownKeys, peopleHere } from './store.ts';

/** Rows in one transaction. */
const atOnce = 100;

/** Fields that this room reads itself; the others are the customers' own. */
const ownFields = new Set(['externalId', 'createdAt', 'isDeleted', 'owner']);

/** What rows of one file are taken with. */
type Ground = {
  session: Session;
  file: LoadedFile;
  style: RowStyle;
  people: readonly KnownPerson[];
  /** Which record the row's own id means. */
  kind: 'account' | 'contact';
  hasKeys: boolean;
  /** The row in which an id of the file stands first. */
  firstRow: ReadonlyMap<string, number>;
  /** Names of companies that the file itself brings. */
  ownNames: ReadonlySet<string>;
};

/** Takes a file of companies, of people at them, or of both: those above before those below. */
export async function takeCustomers(session: Session, file: LoadedFile): Promise<void> {
  const done = session.done.get(file.file) ?? new Set();
  const rows = inOrder(file).filter(({ row }) => !done.has(row));
  if (rows.length === 0) return;
  const ground = await groundOf(session, file);
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce);
    await session.write(async (tx) => {
      const keys = some.flatMap((row) => keyOf(file, row) ?? []);
      const earlier = await knownKeys(tx, ground.kind, keys, session.setId);
      const parents = some.map((row) => foldName(cellOf(file, row, 'parent'))).filter(Boolean);
      const there = await accountsNamed(tx, [...new Set(parents)]);
      const taken: TakenRow[] = [];
      for (const row of some) taken.push(...(await takeRow(tx, ground, row, earlier, there)));
      await session.keep(tx, taken);
    });
    session.advance(file.file, some.length);
  }
}

function keyOf(file: LoadedFile, row: LoadedRow): string | null {
  return sameId(cellOf(file, row, 'externalId')) || null;
}

function inOrder(file: LoadedFile): LoadedRow[] {
  if (!file.columns.has('parent')) return [...file.rows];
  const keys = new Set(file.rows.map((row) => keyOf(file, row)));
  return parentsFirst(
    file.rows,
    (row) => [keyOf(file, row) ?? '', foldName(cellOf(file, row, 'company'))].filter((key) => key !== ''),
    (row) => {
      const parent = cellOf(file, row, 'parent');
      if (parent === '') return null;
      return keys.has(sameId(parent)) ? sameId(parent) : foldName(parent);
    },
  );
}

async function groundOf(session: Session, file: LoadedFile): Promise<Ground> {
  const firstRow = new Map<string, number>();
  for (const row of file.rows) {
    const key = keyOf(file, row);
    if (key !== null && !firstRow.has(key)) firstRow.set(key, row.row);
  }
  return session.write(async (tx) => {
    const kinds = async (subject: 'account' | 'contact') => ({
      ...Object.fromEntries(session.newFields.get(subject) ?? []),
      ...Object.fromEntries((await loadCustomFields(tx, subject)).map(({ key, kind }) => [key, kind])),
    });
    return {
      session,
      file,
      style: {
        ...file.style,
        customKinds: { account: await kinds('account'), contact: await kinds('contact') },
      },
      people: await peopleHere(tx),
      kind: file.kind === 'accounts' ? ('account' as const) : ('contact' as const),
      hasKeys: file.columns.has('externalId'),
      firstRow,
      ownNames: new Set(file.rows.map((row) => foldName(cellOf(file, row, 'company'))).filter(Boolean)),
    };
  });
}

async function takeRow(
  tx: Transaction,
  ground: Ground,
  row: LoadedRow,
  earlier: ReadonlyMap<string, string>,
  there: ReadonlyMap<string, string>,
): Promise<TakenRow[]> {
  const { session, file, kind } = ground;
  const key = keyOf(file, row);
  const draft = { ...rowOf(file, row, kind), key, name: nameOf(file, row) };
  const refuse = (reasons: readonly Reason[]): TakenRow[] => {
    const register = kind === 'account' ? session.accounts : session.contacts;
    for (const one of [key, draft.name && foldName(draft.name)]) if (one) register.refused.add(one);
    return [withReasons(draft, reasons, row)];
  };
  if (isDeleted(file, row))
    return [withReasons({ ...draft, did: 'leftOut' }, [note('imports.deletedThere')], row)];
  if (key !== null && ground.firstRow.get(key) !== row.row)
    return [
      withReasons(
        draft,
        [
          refusedReason('imports.keyTwice', {
            column: columnOf(file, 'externalId'),
            facts: { row: ground.firstRow.get(key) },
            value: key,
          }),
        ],
        row,
      ),
    ];

  const reasons: Reason[] = [];
  const owner = ownerOf(session, ground.people, file, row, reasons);
  const place = placeOf(ground, row, there, reasons);
  const { row: read, problems } = readCustomerRow(cellsOf(ground, row, place), ground.style);
  reasons.push(...problems.map((one) => reasonFor(session, file, row, one)));
  if (!read || reasons.some(({ outcome }) => outcome === 'refused')) return refuse(reasons);

  for (const part of ['account', 'contact'] as const)
    for (const coming of session.newFields.get(part)?.keys() ?? []) delete read[part]?.custom?.[coming];
  const known = key === null ? undefined : earlier.get(key);
  const wish: RowWish = {
    importId: session.setId,
    ownerId: owner,
    onSame: session.choices.same,
    createdAt: createdAt(file, row),
    accountId: place.accountId,
    parentId: place.parentId,
    ...(known && { known: { [kind]: known } }),
    ...(ground.hasKeys && { apart: { accounts: apartAccounts(ground), contacts: session.contacts.ids } }),
  };
  const taken = await tx.attempt(() => takeCustomerRow(tx, read, wish));
  if (taken instanceof Refusal) return refuse([...reasons, ...reasonsOf(session, file, row, taken)]);
  for (const what of taken.leftOut)
    reasons.push(
      note(what === 'parent' ? 'imports.unknownAccount' : 'imports.worksElsewhere', {
        column: columnOf(file, what === 'parent' ? 'parent' : 'company'),
        facts: { name: cellOf(file, row, what === 'parent' ? 'parent' : 'company') },
      }),
    );
  const made: TakenRow[] = [];
  for (const part of ['account', 'contact'] as const) {
    const one = taken[part];
    if (!one) continue;
    const name = part === 'account' ? (read.account?.name ?? '') : (read.contact?.name ?? '');
    const isOwn = part === kind || !taken[kind];
    register(part === 'account' ? session.accounts : session.contacts, {
      key: isOwn ? key : null,
      name,
      id: one.id,
    });
    const did = one.did === 'opened' ? 'created' : one.did === 'changed' ? 'changed' : 'known';
    // A company that a row of people names, and that was there, is no news of that row.
    if (!isOwn && did === 'known') continue;
    const done: TakenRow = {
      ...draft,
      kind: part,
      key: isOwn ? key : null,
      name,
      did,
      recordId: one.id,
      batchId: one.batchId,
    };
    made.push(isOwn ? withReasons(done, reasons, row) : done);
  }
  return made;
}

/** Accounts of other rows are other accounts; in a file of people the company that a row names may well be there. */
function apartAccounts({ session, kind }: Ground): ReadonlySet<string> {
  return kind === 'account' ? session.accounts.ids : new Set();
}

function nameOf(file: LoadedFile, row: LoadedRow): string | null {
  const person =
    cellOf(file, row, 'name') ||
    [cellOf(file, row, 'firstName'), cellOf(file, row, 'lastName')].filter(Boolean).join(' ');
  return (
    (file.kind === 'accounts'
      ? cellOf(file, row, 'company') || person
      : person || cellOf(file, row, 'company')) || null
  );
}

/** Where a person works and what a company hangs below, as far as the file says it otherwise than by a name. */
type Place = { accountId?: string; parentId?: string; dropped: Set<string> };

function placeOf(
  { session, file, kind, ownNames }: Ground,
  row: LoadedRow,
  there: ReadonlyMap<string, string>,
  reasons: Reason[],
): Place {
  const place: Place = { dropped: new Set() };
  const company = cellOf(file, row, 'company');
  if (kind === 'contact' && company && pointsById(session, file.file, 'company')) {
    place.dropped.add('company');
    const account = named(session.accounts, company);
    if (account) place.accountId = account.id;
    else settleAccount(session, file, 'company', company, reasons);
  }
  const parent = cellOf(file, row, 'parent');
  if (!parent) return place;
  const above = named(session.accounts, parent);
  const isKnown = above !== undefined || there.has(foldName(parent));
  if (above) {
    place.parentId = above.id;
    place.dropped.add('parent');
  } else if (!isKnown && ownNames.has(foldName(parent)) && !namesRefused(session.accounts, parent)) {
    // Below itself, in a circle: the one that comes first can't have it yet.
    reasons.push(refusedReason('imports.parentCircle', { column: columnOf(file, 'parent'), value: parent }));
  } else if (!isKnown) {
    const byId = pointsById(session, file.file, 'parent');
    if (session.choices.unknownAccounts !== 'open' || byId) place.dropped.add('parent');
    settleAccount(session, file, 'parent', parent, reasons);
  }
  return place;
}

/** What is said of a company nobody knows, by the choice made about such. */
export function settleAccount(
  session: Session,
  file: LoadedFile,
  field: string,
  value: string,
  reasons: Reason[],
): void {
  const facts = {
    column: columnOf(file, field),
    facts: { name: value },
    value,
    settledBy: 'unknownAccounts' as const,
  };
  const { unknownAccounts: choice } = session.choices;
  reasons.push(
    choice === 'refuse'
      ? refusedReason('imports.unknownAccount', facts)
      : note('imports.accountSettled', { ...facts, facts: { name: value, choice } }),
  );
}

function cellsOf({ file }: Ground, { cells }: LoadedRow, { dropped }: Place): MappedCell[] {
  return [...file.columns].flatMap(([field, columns]) =>
    ownFields.has(field) || dropped.has(field)
      ? []
      : columns.flatMap((column) => (cells[column] ? [{ field, text: cells[column] }] : [])),
  );
}

function createdAt(file: LoadedFile, row: LoadedRow): string | undefined {
  const text = cellOf(file, row, 'createdAt');
  const parsed = text ? parseDate(text, file.style.dateOrder) : null;
  if (!parsed || !('ok' in parsed)) return undefined;
  const at = new Date(parsed.ok.includes('T') ? parsed.ok : `${parsed.ok}T12:00:00Z`);
  // What the future brings hasn't begun.
  return Number.isNaN(at.getTime()) || at > new Date() ? undefined : at.toISOString();
}

/** A cell that can't be understood: its row is refused, or taken without it. A row that names nobody can't be saved so. */
function reasonFor(session: Session, file: LoadedFile, row: LoadedRow, problem: RefusalFacts): Reason {
  const column = columnOf(file, problem.field);
  const cell = column === null ? null : (row.raw[column] ?? null);
  const value = typeof problem.facts?.text === 'string' ? problem.facts.text : cell;
  const more = { column, facts: problem.facts ?? {}, value, settledBy: 'badCells' as const };
  if (problem.code === 'customerRow.nobody') return refusedReason('imports.nameless', { column: null });
  return session.choices.badCells === 'refuse'
    ? refusedReason(problem.code, more)
    : note('imports.cellEmptied', { ...more, facts: { text: value ?? '', ...problem.facts } });
}

function reasonsOf(session: Session, file: LoadedFile, row: LoadedRow, refusal: Refusal): Reason[] {
  if (refusal.also.length > 0)
    return refusal.also.map((one) => ({
      ...reasonFor(session, file, row, {
        ...one,
        ...(one.field && { field: one.field.replace(/^body\./, '').split('.')[0]! }),
      }),
      code: one.code,
      outcome: 'refused' as const,
    }));
  const { matches: _matches, ...facts } = refusal.facts;
  return [refusedReason(refusal.code, { facts })];
}
