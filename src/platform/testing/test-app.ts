import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { type AppOptions, createApp } from '../../app.ts';
import { foundPeople } from '../../areas/people/acts/found-people.ts';
import { newId } from '../../kernel/ids.ts';
import { startSession } from '../auth/sessions.ts';
import { sql } from '../db/sql.ts';
import { prepareJobs } from '../jobs/worker.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

/** An answer, its body already read. */
// biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects
export type Answer<T = any> = { status: number; body: T; headers: Record<string, unknown> };

type Headers = Record<string, string>;
export type Caller = {
  id: string;
  cookie: string;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  get<T = any>(path: string, headers?: Headers): Promise<Answer<T>>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  post<T = any>(path: string, body?: unknown, headers?: Headers): Promise<Answer<T>>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  patch<T = any>(path: string, body?: unknown, headers?: Headers): Promise<Answer<T>>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  put<T = any>(path: string, body?: unknown, headers?: Headers): Promise<Answer<T>>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  delete<T = any>(path: string, body?: unknown, headers?: Headers): Promise<Answer<T>>;
};

/**
 * A small company: an owner; 华东一组 with its manager and one salesperson, 华南二组 with another; someone who may only read.
 */
export type TestPerson = 'owner' | 'manager' | 'sales' | 'otherSales' | 'readonly';

export type TestApp = TestDatabase & {
  app: FastifyInstance;
  people: Record<TestPerson, string>;
  teams: { east: string; south: string };
  as(person: TestPerson): Caller;
  /** Someone who is not signed in. */
  anonymous: Caller;
};

/** The whole application on a database of its own, over real HTTP semantics. Call `drop` in `afterAll`. */
export async function testApp(over: Partial<AppOptions> = {}): Promise<TestApp> {
  const own = await testDatabase();
  await prepareJobs({ connectionString: own.url });
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const app = await createApp({
    db: own.db,
    schemaVersion: 'test',
    secretKey: Buffer.alloc(32, 7),
    uploads: join(tmpdir(), 'yaosu-test-uploads'),
    log,
    language: 'zh-CN',
    ...over,
  });
  await app.ready();
  const { people, teams } = await seed(own);
  const callers = {} as Record<TestPerson, Caller>;
  for (const person of Object.keys(people) as TestPerson[]) {
    const { cookie } = await own.db.asSystem((tx) =>
      startSession(tx, people[person], { ip: '127.0.0.1', userAgent: 'test', origin: 'http://localhost' }),
    );
    callers[person] = caller(app, people[person], cookie.split(';')[0]!);
  }
  return {
    ...own,
    app,
    people,
    teams,
    as: (person) => callers[person],
    anonymous: caller(app, '', ''),
    async drop() {
      await app.close();
      await own.drop();
    },
  };
}

async function seed({ db }: TestDatabase) {
  return db.asSystem(async (tx) => {
    await tx.run(sql`
      insert into platform.company (name, language, currency, time_zone)
      values ('明德精密', 'zh-CN', 'CNY', 'Asia/Shanghai')`);
    const { roles, ownerId } = await foundPeople(tx, { name: '陈立', email: 'owner@mingde.example' });
    const teams = { east: newId(), south: newId() };
    await tx.run(sql`
      insert into people.teams (id, name) values (${teams.east}, '华东一组'), (${teams.south}, '华南二组')`);
    const people: Record<TestPerson, string> = {
      owner: ownerId,
      manager: newId(),
      sales: newId(),
      otherSales: newId(),
      readonly: newId(),
    };
    const add = (id: string, name: string, role: string, team: string | null, leads: boolean) =>
      tx.run(sql`
        insert into people.people (id, name, email, language, role_id, team_id, leads_team, state)
        values (${id}, ${name}, ${`${id}@mingde.example`}, 'zh-CN', ${role}, ${team}, ${leads}, 'active')`);
    await add(people.manager, '周敏', roles.manager, teams.east, true);
    await add(people.sales, '李晓', roles.sales, teams.east, false);
    await add(people.otherSales, '黄海', roles.sales, teams.south, false);
    await add(people.readonly, '何静', roles.readonly, null, false);
    return { people, teams };
  });
}

function caller(app: FastifyInstance, id: string, cookie: string): Caller {
  const send =
    (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE') =>
    async (path: string, body?: unknown, headers: Headers = {}): Promise<Answer> => {
      const answer = await app.inject({
        method,
        url: path,
        headers: { ...(cookie && { cookie }), 'x-yaosu-client': 'test', ...headers },
        ...(body !== undefined && { payload: body as object }),
      });
      const json = /json/.test(String(answer.headers['content-type'] ?? ''));
      return {
        status: answer.statusCode,
        body: json && answer.body !== '' ? JSON.parse(answer.body) : answer.body,
        headers: answer.headers,
      };
    };
  return {
    id,
    cookie,
    get: (path, headers) => send('GET')(path, undefined, headers),
    post: send('POST'),
    patch: send('PATCH'),
    put: send('PUT'),
    delete: send('DELETE'),
  };
}
