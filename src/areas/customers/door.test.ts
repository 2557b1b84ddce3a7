import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/outcome.ts';
import { type Actor, system } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import { type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';
import {
  accountFor,
  attachHistory,
  contactFor,
  detachHistory,
  feedAccount,
  findNearAccounts,
  findSameAccounts,
  findSameContacts,
  openAccount,
  openContact,
  reached,
} from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

/** Someone of the small company, as a request of theirs would carry them. */
function actor(person: TestPerson, scope: 'own' | 'team' | 'all' = 'own'): Actor {
  const grants = Object.fromEntries(
    ['read', 'write', 'assign', 'delete'].map((name) => [`customers.${name}`, scope]),
  );
  return { ...system, id: app.people[person], name: person, grants, via: 'web', teams: [] };
}

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error) => (error instanceof Refusal ? error.code : error),
  );

describe('what areas to the right do', () => {
  test('open an account with a contact in one transaction: all of it or nothing', async () => {
    const opened = await app.db.write(actor('sales'), async (tx) => {
      const account = await openAccount(tx, { name: '苏州恒达弹簧有限公司', phones: ['0512-66668888'] });
      const contact = await openContact(tx, { name: '王芳', accountId: account.id, title: '采购经理' });
      return { account, contact };
    });
    expect(opened.account).toMatchObject({ version: 1, ownerId: app.people.sales, teamId: app.teams.east });
    const seen = await app.db.write(actor('sales'), async (tx) => ({
      account: await accountFor(tx, opened.account.id),
      contact: await contactFor(tx, opened.contact.id),
    }));
    expect(seen.account).toMatchObject({ name: '苏州恒达弹簧有限公司', tier: 'potential' });
    expect(seen.contact).toMatchObject({ accountId: opened.account.id, title: '采购经理' });

    const failing = app.db.write(actor('sales'), async (tx) => {
      const account = await openAccount(tx, { name: '不会留下的公司' });
      await openContact(tx, { name: '', accountId: account.id });
    });
    expect(await refusalOf(failing)).toBe('contact.nameMissing');
    const left = await app.db.read(
      system,
      sql`select 1 from customers.accounts where name = '不会留下的公司'`,
    );
    expect(left).toEqual([]);
  });

  test('find the same by key whoever has it, and near ones only in their own sight', async () => {
    const mine = await app.db.write(actor('otherSales'), (tx) =>
      openAccount(tx, { name: '佛山顺德宏图精密五金有限公司', phones: ['13922221111'], region: '广东' }),
    );
    await app.db.write(actor('sales'), async (tx) => {
      const same = await findSameAccounts(tx, {
        name: '佛山順德宏圖精密五金',
        shortName: null,
        phones: [],
        emails: [],
      });
      expect(same).toEqual([expect.objectContaining({ id: mine.id, by: ['name'], ownerName: '黄海' })]);
      expect(await accountFor(tx, mine.id)).toBeNull();
      const near = { name: '顺德宏图精密五金制品厂', shortName: null, phones: ['13922221111'], emails: [] };
      expect(await findNearAccounts(tx, near)).toEqual([]);
    });
    const near = await app.db.write(actor('otherSales'), (tx) =>
      findNearAccounts(tx, {
        name: '顺德宏图精密五金制品厂',
        shortName: null,
        phones: ['13922221111'],
        emails: [],
      }),
    );
    expect(near[0]).toMatchObject({ id: mine.id });
    expect(near[0]!.likelihood).toBeGreaterThan(0.5);
  });

  test('find the same person by number, or by name at the same account', async () => {
    const { account, contact } = await app.db.write(actor('sales'), async (tx) => {
      const account = await openAccount(tx, { name: '宁波港务机械' });
      const contact = await openContact(tx, {
        name: '李 强',
        accountId: account.id,
        phones: ['13800001111'],
      });
      return { account, contact };
    });
    await app.db.write(actor('sales'), async (tx) => {
      const find = (who: object, at: string | null) =>
        findSameContacts(tx, { name: '', phones: [], emails: [], ...who }, at);
      expect(await find({ name: '李强' }, account.id)).toMatchObject([{ id: contact.id, by: ['name'] }]);
      expect(await find({ name: '李强' }, null)).toEqual([]);
      expect(await find({ phones: ['+86 138 0000 1111'] }, null)).toMatchObject([{ by: ['phone'] }]);
    });
  });

  test('feed what tier and health depend on: it is judged at once, and the event says what changed', async () => {
    const { id } = await app.db.write(actor('sales'), (tx) => openAccount(tx, { name: '喂养重工' }));
    const standing = async () =>
      (
        await app.db.read<{ tier: string; health: string; version: number }>(
          system,
          sql`select tier, health, version from customers.accounts where id = ${id}`,
        )
      )[0];
    await app.db.write(actor('sales'), (tx) => feedAccount(tx, id, { needFit: 'fits' }, 'needs'));
    expect(await standing()).toEqual({ tier: 'target', health: 'good', version: 1 });
    await app.db.write(actor('sales'), (tx) =>
      feedAccount(
        tx,
        id,
        { revenueYear: '800000.00', ordersYear: '6', complaintsOpen: '4', lateDays: '5' },
        'orders',
      ),
    );
    expect(await standing()).toEqual({ tier: 'key', health: 'watch', version: 1 });
    const told = await app.db.read<{ changes: object }>(
      system,
      sql`select payload -> 'changes' as changes from platform.events where subject_id = ${id} and type = 'account.judged' order by seq`,
    );
    expect(told.map((one) => one.changes)).toEqual([
      { tier: ['potential', 'target'] },
      { tier: ['target', 'key'], health: ['good', 'watch'], healthScore: [100, 55] },
    ]);
    const bad = app.db.write(actor('sales'), (tx) => feedAccount(tx, id, { lateDays: 'many' }, 'x'));
    expect(await refusalOf(bad)).toBe('request.invalid');
  });

  test('say that somebody was spoken with; the past never overtakes the present', async () => {
    const { id } = await app.db.write(actor('sales'), (tx) => openAccount(tx, { name: '静默机械' }));
    const last = async () =>
      (
        await app.db.read<{ at: string }>(
          system,
          sql`select last_contact_at as at from customers.accounts where id = ${id}`,
        )
      )[0]!.at;
    await app.db.write(actor('sales'), (tx) => reached(tx, id, [], '2026-10-02T08:00:00.000Z'));
    await app.db.write(actor('sales'), (tx) => reached(tx, id, [], '2026-09-01T08:00:00.000Z'));
    expect(Date.parse(await last())).toBe(Date.parse('2026-10-02T08:00:00.000Z'));
  });

  test('attach the history of what it came from, for whoever sees the account, and take that back', async () => {
    const origin = newId();
    const { id } = await app.db.write(actor('sales'), async (tx) => {
      const account = await openAccount(tx, { name: '来历机械' });
      attachHistory(tx, { accountId: account.id, of: { kind: 'lead', id: origin } });
      return account;
    });
    await app.db.asSystem((tx) =>
      tx.run(sql`
        insert into platform.events (at, type, actor_id, via, subject_kind, subject_id)
        values (now(), 'lead.captured', ${app.people.otherSales}, 'web', 'lead', ${origin})`),
    );
    const events = (person: TestPerson) =>
      app.db.read(actor(person), sql`select 1 from platform.events where subject_id = ${origin}`);
    expect(await events('sales')).toHaveLength(1);
    expect(await events('otherSales')).toHaveLength(0);
    await app.db.write(actor('sales'), async (tx) =>
      detachHistory(tx, { accountId: id, of: { kind: 'lead', id: origin } }),
    );
    expect(await events('sales')).toHaveLength(0);
  });
});
