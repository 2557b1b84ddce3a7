import type { Transaction } from '../../../platform/db/transaction.ts';
import { personKey } from '../../../platform/matching/normalise.ts';
import { editAccount } from '../acts/edit-account.ts';
import { editContact } from '../acts/edit-contact.ts';
import { openAccount, refuseDuplicate } from '../acts/open-account.ts';
import { openContact, refuseDuplicateContact } from '../acts/open-contact.ts';
import { accountKeys, contactKeys } from '../record-keys.ts';
import { load, visibleAmong } from '../store.ts';
import { accountKind, contactKind } from '../store-kinds.ts';
import { sameAccounts, sameContacts } from '../store-same.ts';
import { lockTree } from '../store-tree.ts';
import type { CustomerRow } from './read-row.ts';

/** What becomes of a company or person that is there: left as it is, filled where it is empty, or overwritten by what the file says. */
export type OnSame = 'leave' | 'fill' | 'replace';
export type RowWish = {
  importId: string;
  /** Whose new accounts are; left out: whoever imports; null: nobody's. */
  ownerId?: string | null;
  onSame: OnSame;
  /** When the records really began, if not now. */
  createdAt?: string | undefined;
  /** Where the person works, when the file says it by an id; the row's own company then says nothing. */
  accountId?: string | undefined;
  /** What the new account hangs below, when the file says it by an id. */
  parentId?: string | undefined;
  /** Records that the row is known to mean, by an id of the file that came before. */
  known?: { account?: string | undefined; contact?: string | undefined };
  /**
   * The file tells its records apart by ids of its own: these are others. A number or mail in common then makes no two rows one, only
   * a name does.
   */
  apart?: { accounts: ReadonlySet<string>; contacts: ReadonlySet<string> } | undefined;
};
export type Did = 'opened' | 'changed' | 'found';
/** `batchId` undoes a change. */
export type Taken = { id: string; did: Did; batchId: string | null };
export type TakenRow = {
  account: Taken | null;
  contact: Taken | null;
  /** What of the row wasn't done, though the rest was: a parent out of sight, or a person who works elsewhere by now. */
  leftOut: ('parent' | 'workplace')[];
};

/**
 * Takes one row that `readCustomerRow` has read: finds the company by credit code or name and the person by number, mail or name at
 * that company, or opens them. The same row taken twice does nothing the second time.
 *
 * A refused row writes nothing of its own: whoever imports gives each row a transaction, or goes back to before it.
 *
 * @throws Refusal `account.duplicate`, `contact.duplicate` (somebody else's, or only a number in common), and those of `openAccount`,
 *   `openContact`, `editAccount`, `editContact`.
 */
export async function takeCustomerRow(
  tx: Transaction,
  { account, contact, parentName }: CustomerRow,
  wish: RowWish,
): Promise<TakenRow> {
  const leftOut: TakenRow['leftOut'] = [];
  let taken: TakenRow['account'] = null;
  if (account) {
    // Before any account is held, as everyone who moves accounts does.
    if (parentName || wish.parentId) lockTree(tx);
    const named = parentName ? await parentOf(tx, parentName, wish) : null;
    if (parentName && named === null) leftOut.push('parent');
    const parentId = wish.parentId ?? named;
    taken = await takeAccount(tx, { ...account, ...(parentId && { parentId }) }, wish);
  }
  if (!contact) return { account: taken, contact: null, leftOut };
  const { isElsewhere, ...person } = await takeContact(
    tx,
    contact,
    wish.accountId ?? taken?.id ?? null,
    wish,
  );
  if (isElsewhere) leftOut.push('workplace');
  return { account: taken, contact: person, leftOut };
}

type AccountRow = NonNullable<CustomerRow['account']>;
type ContactRow = NonNullable<CustomerRow['contact']>;

async function takeAccount(tx: Transaction, row: AccountRow, wish: RowWish): Promise<Taken> {
  const keys = accountKeys({
    name: row.name,
    shortName: row.shortName ?? null,
    phones: row.phones ?? [],
    emails: row.emails ?? [],
  });
  const found = (await sameAccounts(tx, keys, row.creditCode ?? null)).filter(
    ({ id }) => !wish.apart?.accounts.has(id),
  );
  const same =
    found.find(({ by }) => by.includes('creditCode')) ?? found.find(({ by }) => by.includes('name'));
  const id = wish.known?.account ?? same?.id;
  if (id === undefined) {
    const { importId, ownerId, createdAt, apart } = wish;
    const opened = await openAccount(tx, {
      ...row,
      ownerId,
      importId,
      createdAt,
      allowDuplicate: apart !== undefined,
    });
    return { id: opened.id, did: 'opened', batchId: null };
  }
  if (same && id === same.id && !(await visibleAmong(tx, accountKind, [id])).has(id))
    await refuseDuplicate(tx, [same]);
  if (wish.onSame === 'leave') return { id, did: 'found', batchId: null };
  const known = await load(tx, accountKind, id);
  // The same name under another code is another company.
  if (same && row.creditCode && known.creditCode && row.creditCode !== known.creditCode)
    await refuseDuplicate(tx, [same]);
  const values = merged(known, row, wish.onSame);
  const { batchId } = await editAccount(tx, known.id, known.version, values);
  return { id, did: batchId === null ? 'found' : 'changed', batchId };
}

async function parentOf(tx: Transaction, name: string, wish: RowWish): Promise<string | null> {
  const keys = accountKeys({ name, shortName: null, phones: [], emails: [] });
  const [same] = await sameAccounts(tx, keys, null);
  if (!same) return (await openAccount(tx, { name, ownerId: wish.ownerId, importId: wish.importId })).id;
  return (await visibleAmong(tx, accountKind, [same.id])).has(same.id) ? same.id : null;
}

async function takeContact(
  tx: Transaction,
  row: ContactRow,
  accountId: string | null,
  wish: RowWish,
): Promise<Taken & { isElsewhere: boolean }> {
  const { apart, importId, createdAt, ownerId } = wish;
  const keys = contactKeys({ name: row.name, phones: row.phones ?? [], emails: row.emails ?? [] });
  const alike = (await sameContacts(tx, keys, accountId)).filter(({ id }) => !apart?.contacts.has(id));
  const found = apart ? alike.filter(({ name }) => personKey(name) === keys.personKey) : alike;
  const same = found.find((one) => one.accountId === accountId) ?? found[0];
  const id = wish.known?.contact ?? same?.id;
  if (id === undefined) {
    const opened = await openContact(tx, {
      ...row,
      accountId,
      importId,
      createdAt,
      allowDuplicate: apart !== undefined,
      ...(accountId === null && { ownerId }),
    });
    return { id: opened.id, did: 'opened', batchId: null, isElsewhere: false };
  }
  if (same && id === same.id && !(await visibleAmong(tx, contactKind, [id])).has(id))
    await refuseDuplicateContact(tx, [same]);
  const isElsewhere = accountId !== null && same?.id === id && same.accountId !== accountId;
  if (wish.onSame === 'leave') return { id, did: 'found', batchId: null, isElsewhere };
  const known = await load(tx, contactKind, id);
  const { batchId } = await editContact(tx, known.id, known.version, merged(known, row, wish.onSame));
  return { id, did: batchId === null ? 'found' : 'changed', batchId, isElsewhere };
}

/** What of a row is news to a record: numbers and mails are added to those that are there, other fields by the wish. */
function merged<R extends { phones: string[]; emails: string[]; custom: Record<string, unknown> }>(
  known: R,
  row: Partial<Record<string, unknown>>,
  onSame: Exclude<OnSame, 'leave'>,
): Record<string, unknown> {
  const news: Record<string, unknown> = {};
  const isNews = (before: unknown, value: unknown) =>
    !isEmpty(value) && (onSame === 'replace' || isEmpty(before));
  for (const [field, value] of Object.entries(row)) {
    const before = known[field as keyof R];
    if (field === 'phones' || field === 'emails')
      news[field] = [...new Set([...(before as string[]), ...((value as string[] | undefined) ?? [])])];
    else if (field === 'custom')
      news.custom = Object.fromEntries(
        Object.entries((value as Record<string, unknown> | undefined) ?? {}).filter(([key, one]) =>
          isNews(known.custom[key], one),
        ),
      );
    else if (isNews(before, value)) news[field] = value;
  }
  return news;
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
