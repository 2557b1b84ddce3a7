import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../platform/db/sql.ts';
import type { TestPerson } from '../../platform/testing/test-app.ts';
import { key, type PipelineTest, pipelineTest, reason } from './testing.fixture.ts';

let t: PipelineTest;
beforeAll(async () => {
  t = await pipelineTest();
});
afterAll(() => t.own.drop());

describe('who sees what', () => {
  test('own, team, all; what is not visible is not there', async () => {
    const mine = await t.open();
    const path = `/api/opportunities/${mine.id}`;
    const status = async (who: TestPerson) => (await t.own.as(who).get(path)).status;
    expect([
      await status('sales'),
      await status('manager'),
      await status('owner'),
      await status('readonly'),
    ]).toEqual([200, 200, 200, 200]);
    expect(await status('otherSales')).toBe(404);
    expect((await t.own.anonymous.get(path)).status).toBe(401);
    const other = t.own.as('otherSales');
    const { version } = mine;
    for (const answer of [
      await other.patch(path, { version, name: 'x' }, key()),
      await other.delete(path, undefined, key()),
      await other.post(`${path}/stage`, { version, stageId: t.stages[1] }, key()),
      await other.post(`${path}/close`, { version, to: 'lost', reasonId: reason.price }, key()),
      await other.post(`${path}/reopen`, { version }, key()),
      await other.post(`${path}/owner`, { version, ownerId: other.id }, key()),
      await other.post(`${path}/comments`, { text: 'x' }, key()),
      await other.post(`${path}/communications`, { kind: 'call', direct: true, outcome: 'reached' }, key()),
      await other.get(`${path}/timeline`),
    ])
      expect(answer.status).toBe(404);
    expect(
      (await other.get('/api/opportunities')).body.items.map((one: { id: string }) => one.id),
    ).not.toContain(mine.id);
    const bulk = await other.post(
      '/api/opportunities/bulk',
      { ids: [mine.id], changes: { values: { category: 'commit' } } },
      key(),
    );
    expect(bulk.body).toMatchObject({ changed: 0, notFound: 1 });
    const readonly = await t.own.as('readonly').patch(path, { version, name: 'x' }, key());
    expect(readonly.status).toBe(403);
  });

  test('the steps, promises and conversions below an actor show nothing of others', async () => {
    const mine = await t.open();
    const actor = {
      id: t.own.people.otherSales,
      name: '',
      language: 'en' as const,
      grants: { 'pipeline.read': 'own' as const, 'pipeline.write': 'own' as const },
      teams: [],
      via: 'web' as const,
    };
    for (const table of ['steps', 'involved', 'milestones', 'conversions']) {
      const rows = await t.own.db.read(
        actor,
        sql`select 1 from ${sql.raw(`pipeline.${table}`)} where opportunity_id = ${mine.id}`,
      );
      expect(rows, table).toEqual([]);
    }
    await t.own.db.write(actor, (tx) =>
      tx.run(sql`update pipeline.opportunities set name = 'x' where id = ${mine.id}`),
    );
    await expect(
      t.own.db.write(actor, (tx) =>
        tx.run(
          sql`insert into pipeline.rates (base, currency, from_on, rate, set_by) values ('CNY', 'USD', '2026-01-01', 1, ${actor.id})`,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
    expect((await t.sales().get(`/api/opportunities/${mine.id}`)).body.name).toBe('压铸线改造');
  });
});
