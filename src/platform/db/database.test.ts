import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { type Actor, system } from '../actor/actor.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { sql } from './sql.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(() => own.drop());

const someone = (over: Partial<Actor> = {}): Actor => ({
  id: newId(),
  name: '测试',
  language: 'zh-CN',
  grants: {},
  teams: [],
  via: 'web',
  ...over,
});

describe('the actor of a query', () => {
  test('is set for that query alone, whoever used the connection before', async () => {
    const one = someone({ grants: { 'leads.read': 'team' } });
    const two = someone();
    const who = sql<{
      id: string;
      scope: string | null;
    }>`select platform.actor_id() as id, platform.scope('leads.read') as scope`;
    const seen = await Promise.all(Array.from({ length: 40 }, (_, i) => own.db.read(i % 2 ? one : two, who)));
    seen.forEach(([row], i) => {
      expect(row).toEqual(i % 2 ? { id: one.id, scope: 'team' } : { id: two.id, scope: null });
    });
  });

  test('is nobody on a bare connection: nothing is visible', async () => {
    const client = await own.db.connect();
    try {
      const { rows } = await client.query(
        'select current_user, platform.actor_id() as id, platform.scope($1)',
        ['*'],
      );
      expect(rows[0]).toEqual({ current_user: 'yaosu_app', id: null, scope: null });
    } finally {
      client.release();
    }
  });

  test('cannot rewrite the event log', async () => {
    await expect(own.db.read(system, sql`delete from platform.events`)).rejects.toThrow(/permission denied/);
  });
});

describe('a transaction', () => {
  const insert = (id: string) => sql`insert into people.teams (id, name) values (${id}, '华东一组')`;

  test('keeps all or nothing, also of what was sent later', async () => {
    const [kept, lost] = [newId(), newId()];
    await own.db.asSystem(async (tx) => {
      tx.later(insert(kept));
    });
    await expect(
      own.db.asSystem(async (tx) => {
        await tx.run(insert(lost));
        throw new Error('changed our mind');
      }),
    ).rejects.toThrow('changed our mind');
    await expect(
      own.db.asSystem(async (tx) => {
        tx.later(insert(lost));
        tx.later(sql`insert into people.teams (id, name) values (${newId()}, '')`);
      }),
    ).rejects.toThrow(/check constraint/);
    const rows = await own.db.read<{ id: string }>(system, sql`select id from people.teams`);
    expect(rows.map((row) => row.id)).toEqual([kept]);
  });

  test('times come as ISO text with microseconds, money as text, counts as numbers', async () => {
    const [row] = await own.db.read(
      system,
      sql`
      select timestamptz '2026-11-23 15:17:14.123456+08' as at, 12.50::numeric as money, count(*) as n from (values (1), (2)) v`,
    );
    expect(row).toEqual({ at: '2026-11-23T07:17:14.123456Z', money: '12.50', n: 2 });
  });

  test('acts as Yaosu for a step, also within such a step, and then as its actor again', async () => {
    const me = someone();
    const who = sql<{ id: string }>`select platform.actor_id() as id`;
    const seen = await own.db.write(me, async (tx) => {
      const ids: string[] = [];
      const look = async () => ids.push((await tx.one(who)).id);
      await look();
      await tx.asSystem(async () => {
        await look();
        await tx.asSystem(look);
        await look();
      });
      await look();
      return ids;
    });
    expect(seen).toEqual([me.id, system.id, system.id, system.id, me.id]);
  });

  test('a failed statement leaves the pool usable', async () => {
    for (let i = 0; i < 25; i++)
      await expect(own.db.read(system, sql`select ${i}::int / 0`)).rejects.toThrow(/division by zero/);
    const [row] = await own.db.read(system, sql`select 1 as one`);
    expect(row).toEqual({ one: 1 });
  });
});

test('connections killed in the middle of their queries are replaced, and reads answered all the same', async () => {
  const reader = new pg.Client({ connectionString: own.url });
  await reader.connect();
  // Whoever asks waits for this lock: however fast or slow the machine, all three are killed while they wait.
  await reader.query('select pg_advisory_lock(4711)');
  const slow = () =>
    own.db.read<{ one: number }>(system, sql`select 1 as one, pg_advisory_xact_lock_shared(4711)::text`);
  const asked = Promise.all([slow(), slow(), slow()]);
  const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await expect
    .poll(async () => (await reader.query(`select count(*)::int as n ${waiting}`)).rows[0].n, {
      timeout: 20_000,
    })
    .toBe(3);
  await reader.query(`select pg_terminate_backend(pid) ${waiting}`);
  await reader.end();
  for (const [row] of await asked) expect(row!.one).toBe(1);
});
