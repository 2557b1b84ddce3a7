import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { type Actor, system } from '../actor/actor.ts';
import { Database } from '../db/database.ts';
import { appRole } from '../db/migrate.ts';
import { sql } from '../db/sql.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import {
  copyDocuments,
  type Findable,
  find,
  findIds,
  indexRecord,
  moveRecords,
  registerSearchKind,
  unindexRecords,
} from './index.ts';
import { areNearlyAll, kindsFor } from './kinds.ts';

const [me, colleague, east, south] = [newId(), newId(), newId(), newId()];
const actor = (scope: Actor['grants'][string] | null, teams: string[] = []): Actor => ({
  id: me,
  name: '测试',
  language: 'zh-CN',
  grants: scope ? { 'things.read': scope } : {},
  teams,
  via: 'web',
});
const owner = actor('all');

let own: TestDatabase;
const names = new Map<string, string>();
const record = (title: string, over: Partial<Findable> = {}): Findable => {
  const id = newId();
  names.set(id, title);
  return { kind: 'thing', id, ownerId: colleague, teamId: south, title, at: '2026-11-23T00:00:00Z', ...over };
};

beforeAll(async () => {
  own = await testDatabase();
  registerSearchKind({ kind: 'thing', permission: 'things.read', describe: async () => [] });
  registerSearchKind({ kind: 'secret', permission: 'secrets.read', describe: async () => [] });
  const [first, second] = ['华盛鼎泰恒信博远中天海金瑞达康宏', '科技贸易机械物流食品软件电子建材'];
  const crowd = [...first!].flatMap((a) =>
    [...first!].map((b, i) => record(`深圳市${a}${b}${second!.slice((i % 8) * 2, (i % 8) * 2 + 2)}有限公司`)),
  );
  const known = [
    record('广州银行股份有限公司'),
    record('杭州银行股份有限公司'),
    record('广州证券'),
    record('重慶長安汽車股份有限公司', { person: '曾国强', phones: ['+86 138 0013 8000'] }),
    record('TCL集团', { emails: ['li.lei@tcl-home.com'] }),
    record('Schneider Electric Co., Ltd.', { person: 'Marie Curie' }),
    record('中国石油化工集团有限公司'),
    record('心心相印', { more: ['PO2026-001'] }),
  ];
  const client = await own.db.connect();
  try {
    await client.query('BEGIN');
    await copyDocuments(client, [...crowd, ...known]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
});
afterAll(() => own.drop());

const found = async (text: string, who = owner): Promise<(string | undefined)[]> =>
  (await find(own.db, who, { text, limit: 10 })).map((hit) => names.get(hit.id));

describe('a company is found', () => {
  test.each([
    ['广州银行', 'exact'],
    ['广州银行股份有限公司', 'exact'],
    ['廣州銀行', 'exact'],
    ['广州银', 'prefix'],
    ['州银', 'contains'],
    ['guangzhou yinhang', 'pinyin'],
    ['guangzhouyinhang', 'pinyin'],
    ['ＧuangZhouYinH', 'pinyin'],
    ['gzyh', 'initials'],
    ['zyh', 'initials'],
    ['广银', 'abbreviation'],
    ['guangyin', 'abbreviation'],
    ['广洲银行', 'sound'],
    ['guanzouyinhan', 'similar'],
    ['gaungzhouyinhang', 'similar'],
    ['guangzhouyinhamg', 'similar'],
    ['广州银和', 'similar'],
  ])('by %s (%s)', async (text, why) => {
    const [best] = await find(own.db, owner, { text, limit: 10 });
    expect([names.get(best?.id ?? ''), best?.why]).toEqual(['广州银行股份有限公司', why]);
  });

  test.each([
    ['重庆长安', '重慶長安汽車股份有限公司'],
    ['chongqingchangan', '重慶長安汽車股份有限公司'],
    ['曾国强', '重慶長安汽車股份有限公司'],
    ['zengguoqiang', '重慶長安汽車股份有限公司'],
    ['长安 曾国', '重慶長安汽車股份有限公司'],
    ['8000', '重慶長安汽車股份有限公司'],
    ['+86 138-0013', '重慶長安汽車股份有限公司'],
    ['tcljt', 'TCL集团'],
    ['tcl-home', 'TCL集团'],
    ['li.lei@tcl-home.com', 'TCL集团'],
    ['schneider', 'Schneider Electric Co., Ltd.'],
    ['schnieder', 'Schneider Electric Co., Ltd.'],
    ['scneider electric', 'Schneider Electric Co., Ltd.'],
    ['curie', 'Schneider Electric Co., Ltd.'],
    ['中石化', '中国石油化工集团有限公司'],
    ['心心相应', '心心相印'],
    ['po2026001', '心心相印'],
  ])('by %s: %s', async (text, title) => {
    expect((await found(text)).slice(0, 1)).toEqual([title]);
  });

  test('with what is meant for certain before what only resembles it', async () => {
    expect((await found('广州')).slice(0, 2).sort()).toEqual(['广州证券', '广州银行股份有限公司'].sort());
    expect((await found('yinhang')).sort()).toEqual(['广州银行股份有限公司', '杭州银行股份有限公司'].sort());
  });

  test.each([
    '',
    ' ',
    '%',
    "'",
    '\\',
    "广'州:*|",
    '((',
    'x'.repeat(200),
    '👍',
    '有限公司',
    '\u0000',
    'a',
    'zzzzzzzz',
  ])('or not, but no text breaks the search: %j', async (text) => {
    await expect(found(text)).resolves.toBeInstanceOf(Array);
  });
});

describe('what someone may not see', () => {
  const mine = record('深圳市华华科技有限公司', { ownerId: me, teamId: east });
  beforeAll(() => own.db.asSystem(async (tx) => indexRecord(tx, mine)));

  test('is not found by them, and does not crowd out what is theirs', async () => {
    for (const text of ['深圳', '科技', 'keji', 'sz', 'kj', '深华', '华华科技', 's', '深'])
      expect(await found(text, actor('own')), text).toEqual([names.get(mine.id)]);
    expect(await found('广州银行', actor('own'))).toEqual([]);
    expect(await found('广州银行', actor('team', [east]))).toEqual([]);
    expect((await found('广州银行', actor('team', [east, south])))[0]).toBe('广州银行股份有限公司');
    expect(await found('深圳', actor(null))).toEqual([]);
    expect(await find(own.db, owner, { text: '深圳', kinds: ['secret'], limit: 10 })).toEqual([]);
  });

  test('follows a record from hand to hand', async () => {
    const lead = record('漂流木业', { ownerId: me, teamId: east });
    await own.db.asSystem(async (tx) => indexRecord(tx, lead));
    expect(await found('漂流', actor('own'))).toEqual(['漂流木业']);
    await own.db.asSystem(async (tx) => moveRecords(tx, 'thing', [lead.id], colleague, south));
    expect(await found('漂流', actor('own'))).toEqual([]);
    expect(await found('漂流', actor('team', [south]))).toEqual(['漂流木业']);
    await own.db.asSystem(async (tx) => moveRecords(tx, 'thing', [lead.id], null, east));
    expect(await found('漂流', actor('team', [south]))).toEqual([]);
    expect(await found('漂流', actor('team', [east]))).toEqual(['漂流木业']);
  });
});

test('a changed record is found by its new name only, a deleted one not at all', async () => {
  const lead = record('青鸟纺织');
  await own.db.asSystem(async (tx) => indexRecord(tx, lead));
  await own.db.asSystem(async (tx) => indexRecord(tx, { ...lead, title: '白鹤纺织' }));
  expect(
    await find(own.db, owner, { text: '青鸟', limit: 3 }).then((hits) =>
      hits.filter((hit) => hit.id === lead.id),
    ),
  ).toEqual([]);
  expect((await find(own.db, owner, { text: 'baihe', limit: 3 }))[0]?.id).toBe(lead.id);
  await own.db.asSystem(async (tx) => unindexRecords(tx, 'thing', [lead.id]));
  expect((await find(own.db, owner, { text: '白鹤', limit: 3 })).map((hit) => hit.id)).not.toContain(lead.id);
});

test('of equal names the newer comes first, and a list gets no guesses beside certain answers', async () => {
  const older = record('双生贸易', { at: '2025-01-01T00:00:00Z' });
  const newer = record('双生贸易', { at: '2026-01-01T00:00:00Z' });
  await own.db.asSystem(async (tx) => {
    indexRecord(tx, newer);
    indexRecord(tx, older);
    indexRecord(tx, record('霜生贸易'));
  });
  expect(await findIds(own.db, owner, 'thing', '双生', 100)).toEqual([newer.id, older.id]);
});

describe('a phone number is found', () => {
  const numbers = ['+8617712345678', '+8617712345999', '+8617799995678', '+862163001234;ext=8001', '95588'];
  beforeAll(() =>
    own.db.asSystem(async (tx) => {
      for (const number of numbers) indexRecord(tx, record(number, { title: '号码', phones: [number] }));
    }),
  );
  const of = async (text: string) => (await found(text)).sort();

  test.each([
    ['17712345678', [0]],
    ['+86 177 1234 5678', [0]],
    ['177 1234 5999', [1]],
    ['17712345', [0, 1]],
    ['177123456', [0]],
    ['177', [0, 1, 2]],
    ['5678', [0, 2]],
    ['45678', [0]],
    ['12345999', [1]],
    ['678', [0, 2]],
    ['021-6300 1234', [3]],
    ['2163001234', [3]],
    ['95588', [4]],
    ['17712340000', []],
  ])('%s: whole, from its front, from its end, and nothing that only looks like it', async (text, which) => {
    expect(await of(text)).toEqual(which.map((n) => numbers[n]!).sort());
  });
});

describe('where nearly all records are of one kind', () => {
  const both = actor('all');
  both.grants = { ...both.grants, 'secrets.read': 'all' };
  let fresh: Database;
  let [ours, secret] = ['', ''];
  beforeAll(async () => {
    const [one, other] = [record('紫藤机械'), record('紫藤机械', { kind: 'secret' })];
    [ours, secret] = [one.id, other.id];
    await own.db.asSystem(async (tx) => {
      indexRecord(tx, one);
      indexRecord(tx, other);
    });
    const client = new pg.Client({ connectionString: own.url });
    await client.connect();
    await client.query('analyze search.documents');
    await client.end();
    // One that has not asked yet how many there are.
    fresh = new Database({ connection: { connectionString: own.url }, role: appRole });
    expect(await areNearlyAll(fresh, kindsFor(both, ['thing']))).toBe(true);
    expect(await areNearlyAll(fresh, kindsFor(both, ['secret']))).toBe(false);
  });
  afterAll(() => fresh.close());

  test.each(['紫藤', '藤机', 'ziteng', 'ztjx', '紫械'])('%s finds of each kind its own', async (text) => {
    const ids = (who: Actor, kinds?: string[]) =>
      find(fresh, who, { text, kinds, limit: 10 }).then((hits) => hits.map(({ id }) => id).sort());
    expect(await ids(both, ['thing'])).toEqual([ours]);
    expect(await ids(both, ['secret'])).toEqual([secret]);
    expect(await ids(both)).toEqual([ours, secret].sort());
    expect(await ids(owner)).toEqual([ours]);
  });
});

test('an index row undone with its transaction is not found', async () => {
  const lead = record('未成交易所');
  await expect(
    own.db.asSystem(async (tx) => {
      indexRecord(tx, lead);
      await tx.run(sql`select 1 / 0`);
    }),
  ).rejects.toThrow();
  expect(await found('未成交易所', system)).toEqual([]);
});
