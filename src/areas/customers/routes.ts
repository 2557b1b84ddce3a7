import { Refusal } from '../../kernel/outcome.ts';
import { toPage } from '../../kernel/paging.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import { companyOf } from '../../platform/company/reads.ts';
import type { Database } from '../../platform/db/database.ts';
import { timelineCursor } from '../../platform/events/timeline.ts';
import { type AreaRoutes, routesOf } from '../../platform/http/routes.ts';
import { sendExport } from '../../platform/lists/export-list.ts';
import { listOf, selectIds, totalOf } from '../../platform/lists/lists.ts';
import { assignAccount } from './acts/assign-account.ts';
import { changeRule, previewRule } from './acts/change-rule.ts';
import { commentOnAccount, commentOnContact } from './acts/comment.ts';
import { deleteAccount, deleteContact } from './acts/delete-record.ts';
import { editAccount } from './acts/edit-account.ts';
import { editContact } from './acts/edit-contact.ts';
import { editAccounts, editContacts } from './acts/edit-many.ts';
import { exportedAccounts, exportedContacts } from './acts/export-customers.ts';
import { findNearAccounts, findNearContacts } from './acts/find-same.ts';
import { logWithAccount, logWithContact } from './acts/log-communication.ts';
import { lookUpAccount } from './acts/look-up.ts';
import {
  mergeAccounts,
  mergeContacts,
  tellApart,
  unmergeAccounts,
  unmergeContacts,
} from './acts/merge-records.ts';
import { openAccount } from './acts/open-account.ts';
import { openContact } from './acts/open-contact.ts';
import { editPosition, placeContact, removePosition } from './acts/place-contact.ts';
import { editReferral, refer, referralChain, removeReferral, restoreReferral, thank } from './acts/refer.ts';
import { relate, relateAgain, unrelate } from './acts/relate.ts';
import { dealersFor, setDealerTerms } from './acts/set-dealer-terms.ts';
import { setNeedFit, setTier } from './acts/set-tier.ts';
import { undoBatch } from './acts/undo-batch.ts';
import { accountContract, contactContract, customerRuleContract, tieContract } from './contract.ts';
import { customerErrors } from './errors.ts';
import {
  accountRecord,
  contactRecord,
  contactsOf,
  distinctValues,
  ruleVersions,
  standingCounts,
  visibleAccounts,
  visibleContacts,
} from './reads.ts';
import { accountLists, contactLists } from './reads-list.ts';
import { accountTimeline, contactTimeline } from './reads-timeline.ts';
import { shippedRule } from './rules/standing.ts';
import { accountKind, contactKind } from './store-kinds.ts';
import { mergesOf } from './store-merges.ts';
import { shownPositions } from './store-positions.ts';
import {
  broughtBy,
  broughtByContact,
  dealerTerms,
  noTerms,
  referralOf,
  relationsOf,
  thanksOwed,
} from './store-ties.ts';
import { familyOf } from './store-tree.ts';

type Reader = { db: Database; actor: Actor };

/** @throws Refusal `record.notFound` when the actor doesn't see it: an empty answer must not be told from a hidden one otherwise */
async function mustSee({ db, actor }: Reader, kind: 'account' | 'contact', id: string): Promise<void> {
  const seen = kind === 'account' ? visibleAccounts : visibleContacts;
  if ((await seen(db, actor, [id])).length === 0) throw new Refusal('record.notFound');
}

const accountRoutes = routesOf(
  'accounts',
  accountContract,
  {
    list: ({ db, actor, query }) => listOf(accountLists, db, actor, query),
    total: ({ db, actor, query }) => totalOf(accountLists, db, actor, query),
    counts: async ({ db, actor }) => {
      const rows = await db.read(actor, standingCounts(actor));
      const of = (field: 'tier' | 'health', value: string) =>
        rows.filter((row) => row[field] === value).reduce((sum, row) => sum + row.n, 0);
      return {
        tiers: { potential: of('tier', 'potential'), target: of('tier', 'target'), key: of('tier', 'key') },
        healths: { good: of('health', 'good'), watch: of('health', 'watch'), risk: of('health', 'risk') },
      };
    },
    values: async ({ db, actor, params }) => ({
      values: (await db.read(actor, distinctValues(actor, params.field))).map((row) => row.value),
    }),
    export: ({ db, actor, query, reply }) => sendExport(exportedAccounts, db, actor, query, reply),
    lookUp: async ({ db, actor, query }) => ({
      items: await db.write(actor, (tx) => lookUpAccount(tx, query)),
    }),
    near: async ({ db, actor, query: { name, phone, email } }) => ({
      items: await db.write(actor, (tx) =>
        findNearAccounts(tx, {
          name,
          shortName: null,
          phones: phone ? [phone] : [],
          emails: email ? [email] : [],
        }),
      ),
    }),

    create: ({ write, body: { contact, ...account } }) =>
      write(async (tx) => {
        const opened = await openAccount(tx, account);
        const allowDuplicate = account.allowDuplicate ?? false;
        const first = contact
          ? await openContact(tx, { allowDuplicate, ...contact, accountId: opened.id })
          : null;
        return { ...opened, contactId: first?.id ?? null };
      }),
    bulk: ({ db, actor, write, body: { ids, filter, q, changes } }) =>
      write(async (tx) =>
        editAccounts(tx, ids ?? (await selectIds(accountLists, db, actor, { filter, q })), changes),
      ),
    undo: ({ write, body }) => write((tx) => undoBatch(tx, body.batchId)),
    merge: ({ write, body }) => write((tx) => mergeAccounts(tx, body)),
    undoMerge: ({ write, params, body }) => write((tx) => unmergeAccounts(tx, params.id, body.anyway)),
    different: ({ write, body }) =>
      write((tx) => tellApart(tx, accountKind, body.one, body.other, body.again)),

    read: async ({ db, actor, params }) => {
      const [account] = await db.read(actor, accountRecord(params.id));
      if (!account) throw new Refusal('record.notFound');
      return account;
    },
    edit: ({ write, params, body: { version, ...values } }) =>
      write((tx) => editAccount(tx, params.id, version, values)),
    delete: ({ write, params, query }) => write((tx) => deleteAccount(tx, params.id, query.version)),
    assign: ({ write, params, body }) =>
      write((tx) => assignAccount(tx, params.id, body.version, body.ownerId)),
    setTier: ({ write, params, body }) =>
      write((tx) => setTier(tx, params.id, body.version, body.tier, body.reason)),
    setNeedFit: ({ write, params, body }) => write((tx) => setNeedFit(tx, params.id, body.fit)),
    comment: ({ write, params, body }) => write((tx) => commentOnAccount(tx, params.id, body.text)),
    communicate: ({ write, params, body }) => write((tx) => logWithAccount(tx, params.id, body)),
    timeline: async (call) => {
      await mustSee(call, 'account', call.params.id);
      const rows = await call.db.read(call.actor, accountTimeline(call.params.id, call.query));
      return toPage(rows, call.query.limit, timelineCursor);
    },
    contacts: async (call) => {
      await mustSee(call, 'account', call.params.id);
      return { items: await call.db.read(call.actor, contactsOf(call.params.id)) };
    },
    family: async ({ db, actor, params }) => ({ items: await db.read(actor, familyOf(params.id)) }),
    duplicates: async ({ db, actor, params }) => {
      const [account] = await db.read(actor, accountRecord(params.id));
      if (!account) throw new Refusal('record.notFound');
      return { items: await db.write(actor, (tx) => findNearAccounts(tx, account, params.id)) };
    },
    merges: async ({ db, actor, params }) => ({
      items: await db.read(actor, mergesOf('account', params.id)),
    }),
  },
  customerErrors,
);

const contactRoutes = routesOf('contacts', contactContract, {
  list: ({ db, actor, query }) => listOf(contactLists, db, actor, query),
  total: ({ db, actor, query }) => totalOf(contactLists, db, actor, query),
  export: ({ db, actor, query, reply }) => sendExport(exportedContacts, db, actor, query, reply),
  create: ({ write, body }) => write((tx) => openContact(tx, body)),
  bulk: ({ db, actor, write, body: { ids, filter, q, changes } }) =>
    write(async (tx) =>
      editContacts(tx, ids ?? (await selectIds(contactLists, db, actor, { filter, q })), changes.values),
    ),
  merge: ({ write, body }) => write((tx) => mergeContacts(tx, body)),
  undoMerge: ({ write, params, body }) => write((tx) => unmergeContacts(tx, params.id, body.anyway)),
  different: ({ write, body }) => write((tx) => tellApart(tx, contactKind, body.one, body.other, body.again)),
  read: async ({ db, actor, params }) => {
    const [contact] = await db.read(actor, contactRecord(params.id));
    if (!contact) throw new Refusal('record.notFound');
    return { ...contact, positions: await db.read(actor, shownPositions(params.id)) };
  },
  edit: ({ write, params, body: { version, ...values } }) =>
    write((tx) => editContact(tx, params.id, version, values)),
  delete: ({ write, params, query }) => write((tx) => deleteContact(tx, params.id, query.version)),
  comment: ({ write, params, body }) => write((tx) => commentOnContact(tx, params.id, body.text)),
  communicate: ({ write, params, body }) => write((tx) => logWithContact(tx, params.id, body)),
  timeline: async (call) => {
    await mustSee(call, 'contact', call.params.id);
    const rows = await call.db.read(call.actor, contactTimeline(call.params.id, call.query));
    return toPage(rows, call.query.limit, timelineCursor);
  },
  place: ({ write, params, body: { version, ...position } }) =>
    write((tx) => placeContact(tx, params.id, version, position)),
  editPosition: ({ write, params, body: { version, ...edit } }) =>
    write((tx) => editPosition(tx, params.id, version, params.positionId, defined(edit))),
  removePosition: ({ write, params, query }) =>
    write((tx) => removePosition(tx, params.id, query.version, params.positionId)),
  duplicates: async ({ db, actor, params }) => {
    const [contact] = await db.read(actor, contactRecord(params.id));
    if (!contact) throw new Refusal('record.notFound');
    const near = await db.write(actor, (tx) => findNearContacts(tx, contact, contact.accountName, params.id));
    return { items: near };
  },
  merges: async ({ db, actor, params }) => ({
    items: await db.read(actor, mergesOf('contact', params.id)),
  }),
});

const tieRoutes = routesOf('ties', tieContract, {
  relations: async (call) => {
    await mustSee(call, call.query.kind, call.query.id);
    return { items: await call.db.read(call.actor, relationsOf(call.query.kind, call.query.id)) };
  },
  relate: ({ write, body }) => write((tx) => relate(tx, body)),
  unrelate: ({ write, params }) => write((tx) => unrelate(tx, params.id)),
  relateAgain: ({ write, params }) => write((tx) => relateAgain(tx, params.id)),
  referrals: async (call) => {
    const { db, actor, params } = call;
    await mustSee(call, 'account', params.id);
    const [by] = await db.read(actor, referralOf(params.id));
    const brought = await db.read(actor, broughtBy(params.id));
    const chain = await db.write(actor, (tx) => referralChain(tx, params.id));
    const currency = (await companyOf(db))?.currency ?? 'CNY';
    return { broughtBy: by ?? null, brought, currency, ...chain };
  },
  contactReferrals: async (call) => {
    await mustSee(call, 'contact', call.params.id);
    return { brought: await call.db.read(call.actor, broughtByContact(call.params.id)) };
  },
  thanksOwed: async ({ db, actor, query }) => ({ items: await db.read(actor, thanksOwed(query.limit)) }),
  refer: ({ write, params, body }) => write((tx) => refer(tx, params.id, body)),
  editReferral: ({ write, params, body: { version, ...edit } }) =>
    write((tx) => editReferral(tx, params.id, version, edit)),
  thank: ({ write, params, body }) => write((tx) => thank(tx, params.id, body.version, body.on, body.how)),
  removeReferral: ({ write, params }) => write((tx) => removeReferral(tx, params.id)),
  restoreReferral: ({ write, params }) => write((tx) => restoreReferral(tx, params.id)),
  dealerTerms: async ({ db, actor, params }) => {
    const [account] = await db.read(actor, accountRecord(params.id));
    if (!account) throw new Refusal('record.notFound');
    if (account.kind !== 'dealer') throw new Refusal('account.notADealer');
    return (await db.read(actor, dealerTerms(params.id)))[0] ?? noTerms;
  },
  setDealerTerms: ({ write, params, body: { version, ...terms } }) =>
    write((tx) => setDealerTerms(tx, params.id, version, terms)),
  dealersOf: async ({ db, actor, query }) => ({
    items: await db.write(actor, (tx) => dealersFor(tx, query.region)),
  }),
});

const ruleRoutes = routesOf('customerRule', customerRuleContract, {
  read: async ({ db, actor }) => {
    const versions = await db.read(actor, ruleVersions);
    const shipped = { number: 1, rule: shippedRule, note: '', madeBy: null, madeAt: null };
    const all = [...versions, shipped];
    return {
      number: all[0]!.number,
      rule: all[0]!.rule,
      currency: (await companyOf(db))?.currency ?? 'CNY',
      versions: all.map(({ number, note, madeBy, madeAt }) => ({ number, note, madeBy, madeAt })),
    };
  },
  change: ({ write, body }) => write((tx) => changeRule(tx, body.number, body.rule, body.note)),
  preview: ({ db, actor, body }) => db.write(actor, (tx) => previewRule(tx, body.rule)),
});

/** All that the customers room serves. */
export const customerRoutes: readonly AreaRoutes[] = [accountRoutes, contactRoutes, tieRoutes, ruleRoutes];

/** Without what was left out: it stays as it is. */
function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
