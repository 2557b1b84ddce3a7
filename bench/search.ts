/**
 * How fast search answers and how often the wanted name is among the first ten. Two loads: the public list of 267,397 short company
 * names (../shared/data, left out with a message when absent), and a million generated leads.
 *
 *     npm run bench -- search [--names] [--leads=1000000] [--queries=300]
 *
 * SEARCH_BENCH_URL names a PostgreSQL to make databases on; otherwise an embedded one is started.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../src/kernel/ids.ts';
import type { Actor } from '../src/platform/actor/actor.ts';
import { system } from '../src/platform/actor/actor.ts';
import { Database } from '../src/platform/db/database.ts';
import { startEmbedded } from '../src/platform/db/embedded/index.ts';
import { appRole, migrate } from '../src/platform/db/migrate.ts';
import { sql } from '../src/platform/db/sql.ts';
import { companyKey } from '../src/platform/matching/normalise.ts';
import {
  copyDocuments,
  type Findable,
  find,
  indexRecord,
  pinyinOf,
  registerSearchKind,
} from '../src/platform/search/index.ts';
import { administer, databaseUrl } from '../src/platform/testing/test-server.ts';

const option = (name: string): string | undefined => {
  const given = process.argv.find(
    (argument) => argument === `--${name}` || argument.startsWith(`--${name}=`),
  );
  return given?.split('=')[1] ?? (given && '');
};
const perKind = Number(option('queries') || 300);
const leads = Number(option('leads') ?? (option('names') === undefined ? 1_000_000 : 0));
const list = join(import.meta.dirname, '../../shared/data/chinese-company-short-names.txt');

/** The same numbers each run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
const random = randomOf(20_261_123);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const sample = <T>(from: readonly T[], count: number): T[] => Array.from({ length: count }, () => pick(from));

type Named = { id: string; title: string };
/** A question, and whether an answer is the wanted one; `rivals` answer it equally well. */
type Question = { text: string; wanted: (title: string) => boolean; rivals: number };

registerSearchKind({ kind: 'lead', permission: 'leads.read', describe: async () => [] });

async function ask(
  db: Database,
  actor: Actor,
  label: string,
  questions: Question[],
  titles: ReadonlyMap<string, string>,
) {
  for (const { text } of questions.slice(0, 20)) await find(db, actor, { text, limit: 10 });
  const times: number[] = [];
  let [hits, fair, fairHits] = [0, 0, 0];
  const missed: string[] = [];
  for (const { text, wanted, rivals } of questions) {
    const start = performance.now();
    const found = await find(db, actor, { text, limit: 10 });
    times.push(performance.now() - start);
    const hit = found.some(({ id }) => wanted(titles.get(id) ?? ''));
    if (hit) hits++;
    if (rivals > 10) continue;
    fair++;
    if (hit) fairHits++;
    else if (missed.length < 3) missed.push(text);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1).padStart(6);
  const percent = (part: number, whole: number) =>
    whole === 0 ? '   –' : `${((100 * part) / whole).toFixed(1)} %`;
  console.log(
    `${label.padEnd(34)} p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)} ms   hit@10 ${percent(hits, questions.length).padStart(7)}` +
      `${fair > 0 ? `   of those with at most ten equals ${percent(fairHits, fair).padStart(7)} (${fair})` : ''}${missed.length ? `   missed ${missed.join(', ')}` : ''}`,
  );
}

function countBy<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Whether a name holds these characters in this order, others between. */
function holdsInOrder(name: string, characters: string): boolean {
  let at = -1;
  for (const character of characters) {
    at = name.indexOf(character, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** One letter swapped, lost, doubled or mistaken for its neighbour on the keyboard. */
function slip(letters: string): string {
  const at = 1 + Math.floor(random() * (letters.length - 2));
  const near: Record<string, string> = {
    a: 's',
    e: 'r',
    g: 'h',
    h: 'j',
    i: 'o',
    n: 'm',
    o: 'i',
    u: 'y',
    z: 'x',
  };
  const kind = Math.floor(random() * 4);
  if (kind === 0) return letters.slice(0, at) + letters[at + 1] + letters[at] + letters.slice(at + 2);
  if (kind === 1) return letters.slice(0, at) + letters.slice(at + 1);
  if (kind === 2) return letters.slice(0, at) + letters[at] + letters.slice(at);
  return letters.slice(0, at) + (near[letters[at]!] ?? 'x') + letters.slice(at + 1);
}

async function benchNames(db: Database): Promise<void> {
  if (!existsSync(list)) {
    console.log(`The list of names was not searched: ${list} is absent.`);
    return;
  }
  const names = readFileSync(list, 'utf8')
    .split(/\r?\n/)
    .slice(3)
    .filter((line) => line !== '');
  const records: Findable[] = names.map((title) => ({
    kind: 'lead',
    id: newId(),
    ownerId: null,
    teamId: null,
    title,
    at: '2026-11-23T00:00:00Z',
  }));
  await load(db, records, 'names');
  const titles = new Map(records.map((record) => [record.id, record.title]));
  const han = names.filter((name) => /^[\u4e00-\u9fff]+$/.test(name) && companyKey(name) === name);
  const pairs = countBy(
    han.flatMap((name) => [
      ...new Set(
        Array.from(name)
          .slice(1)
          .map((c, i) => name[i]! + c),
      ),
    ]),
  );
  const sounds = new Map(han.map((name) => [name, pinyinOf(name)]));
  const full = countBy([...sounds.values()].map((sound) => sound.full));
  const initials = countBy([...sounds.values()].map((sound) => sound.initials));
  const is = (name: string) => (title: string) => companyKey(title) === companyKey(name);
  const ofLength = (least: number, most = 99) =>
    han.filter((name) => name.length >= least && name.length <= most);
  const questions = (from: string[], make: (name: string) => Omit<Question, 'wanted'>): Question[] =>
    sample(from, perKind).map((name) => ({ ...make(name), wanted: is(name) }));

  await ask(
    db,
    system,
    'two characters, the whole name',
    questions(ofLength(2, 2), (name) => ({ text: name, rivals: 1 })),
    titles,
  );
  await ask(
    db,
    system,
    'two characters, part of a name',
    questions(ofLength(3), (name) => {
      const at = Math.floor(random() * (name.length - 1));
      const text = name.slice(at, at + 2);
      return { text, rivals: pairs.get(text) ?? 1 };
    }),
    titles,
  );
  const spoken = (name: string) => sounds.get(name)!;
  await ask(
    db,
    system,
    'pinyin',
    questions(ofLength(2), (name) => ({ text: spoken(name).full, rivals: full.get(spoken(name).full)! })),
    titles,
  );
  await ask(
    db,
    system,
    'pinyin, half typed',
    questions(ofLength(4), (name) => {
      const text = spoken(name).full.slice(0, -2);
      return { text, rivals: full.get(spoken(name).full)! };
    }),
    titles,
  );
  await ask(
    db,
    system,
    'initials',
    questions(ofLength(2), (name) => ({
      text: spoken(name).initials,
      rivals: initials.get(spoken(name).initials)!,
    })),
    titles,
  );
  await ask(
    db,
    system,
    'abbreviation of four or more',
    questions(ofLength(4), (name) => {
      const text = name[0]! + name[2]! + (name[4] ?? '');
      return { text, rivals: han.filter((other) => holdsInOrder(other, text)).length };
    }),
    titles,
  );
  await ask(
    db,
    system,
    'pinyin with a slip, 3 and more',
    questions(ofLength(3), (name) => ({
      text: slip(spoken(name).full),
      rivals: full.get(spoken(name).full)!,
    })),
    titles,
  );
  await ask(
    db,
    system,
    'a wrong character, 4 and more',
    questions(ofLength(4), (name) => {
      const at = Math.floor(random() * name.length);
      return {
        text: name.slice(0, at) + pick(['大', '风', '金', '一', '和']) + name.slice(at + 1),
        rivals: 1,
      };
    }),
    titles,
  );
  await ask(
    db,
    system,
    'a missing character, 4 and more',
    questions(ofLength(4), (name) => {
      const at = Math.floor(random() * name.length);
      return { text: name.slice(0, at) + name.slice(at + 1), rivals: 1 };
    }),
    titles,
  );
}

const places =
  '北京 上海 广州 深圳 杭州 苏州 南京 成都 武汉 重庆 天津 西安 长沙 青岛 宁波 东莞 佛山 无锡 郑州 合肥 厦门'.split(
    ' ',
  );
const trades =
  '科技 精密机械 电子 贸易 网络科技 自动化设备 信息技术 新材料 医疗器械 食品 物流 建筑工程 文化传媒 汽车零部件 软件 实业 环保科技'.split(
    ' ',
  );
const family = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕');
const given = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国红玉兰志海波鑫宇浩然子轩欣怡佳',
);
const coined = Array.from(
  '华盛鼎泰恒信博远中天海金瑞达康宏润德嘉祥元亨利通正大和美新力创智联云龙凤飞腾兴隆昌永安',
);

async function benchLeads(db: Database, count: number): Promise<void> {
  const people = Array.from({ length: 60 }, () => newId());
  const teams = Array.from({ length: 6 }, () => newId());
  const kept: (Named & { owner: number; person: string; phone: string; email: string })[] = [];
  const titles = new Map<string, string>();
  function* records(): Generator<Findable> {
    for (let i = 0; i < count; i++) {
      const owner = Math.floor(random() * people.length);
      const name = pick(places) + pick(coined) + pick(coined) + pick(trades);
      const title = `${name}有限公司`;
      const person = pick(family) + pick(given) + (random() < 0.7 ? pick(given) : '');
      const phone = `1${Math.floor(3e9 + random() * 7e9)}`;
      const email = `u${Math.floor(random() * 1e6)}@corp${Math.floor(random() * 5e4)}.com`;
      const id = newId();
      titles.set(id, name);
      if (i % 97 === 0) kept.push({ id, title: name, owner, person, phone, email });
      yield {
        kind: 'lead',
        id,
        ownerId: people[owner]!,
        teamId: teams[owner % teams.length]!,
        title,
        person,
        phones: [phone],
        emails: [email],
        at: new Date(1.75e12 + i * 1000),
      };
    }
  }
  await load(db, records(), 'generated leads');
  const sales: Actor = { ...system, id: people[0]!, grants: { 'leads.read': 'own' }, via: 'web' };
  const manager: Actor = { ...sales, id: newId(), grants: { 'leads.read': 'team' }, teams: [teams[0]!] };
  for (const [who, actor, sees] of [
    ['owner', system, () => true],
    ['manager', manager, (owner: number) => owner % teams.length === 0],
    ['sales', sales, (owner: number) => owner === 0],
  ] as const) {
    const visible = kept.filter((lead) => sees(lead.owner));
    // How many answer equally well isn't counted here: the generated names are far more alike than real ones.
    const questions = (make: (lead: (typeof kept)[number]) => string): Question[] =>
      sample(visible, perKind).map((lead) => ({
        text: make(lead),
        wanted: (title) => title === lead.title,
        rivals: 99,
      }));
    const run = (label: string, make: (lead: (typeof kept)[number]) => string) =>
      ask(db, actor, `${who}: ${label}`, questions(make), titles);
    await run('two coined characters', (lead) => lead.title.slice(2, 4));
    await run('part of three to five', (lead) => lead.title.slice(1, 4 + Math.floor(random() * 3)));
    await run('a common word', () => pick(trades));
    await run('whole name', (lead) => lead.title);
    await run('pinyin of a part', (lead) => pinyinOf(lead.title.slice(2, 4)).full);
    await run('initials', (lead) => pinyinOf(lead.title).initials);
    await run('person', (lead) => lead.person);
    await run('phone tail', (lead) => lead.phone.slice(-4));
    await run('mail part', (lead) => lead.email.slice(lead.email.indexOf('@') + 1).replace('.com', ''));
    await run('abbreviation', (lead) => lead.title[0]! + lead.title[2]! + lead.title[4]!);
    await run('a wrong character', (lead) => `${lead.title.slice(0, 3)}粤${lead.title.slice(4)}`);
    await run('pinyin with a slip', (lead) => slip(pinyinOf(lead.title).full));
  }
  await benchWrites(db);
}

/** Single records written and made findable, eight at a time: what index maintenance adds to an act. */
async function benchWrites(db: Database): Promise<void> {
  const count = 4000;
  for (const indexed of [false, true]) {
    const start = performance.now();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let i = 0; i < count / 8; i++) {
          const id = newId();
          await db.asSystem(async (tx) => {
            tx.later(sql`insert into people.teams (id, name) values (${id}, '一组')`);
            if (!indexed) return;
            const title = pick(places) + pick(coined) + pick(coined) + pick(trades);
            indexRecord(tx, {
              kind: 'lead',
              id,
              ownerId: id,
              teamId: id,
              title,
              person: pick(family) + pick(given),
              at: tx.now,
            });
          });
        }
      }),
    );
    const seconds = (performance.now() - start) / 1000;
    console.log(
      `${indexed ? 'a small insert with its document' : 'a small insert alone'}: ${Math.round(count / seconds)} transactions a second at 8`,
    );
  }
}

async function load(db: Database, records: Iterable<Findable>, what: string): Promise<void> {
  const client = await db.connect();
  const start = performance.now();
  const cpu = process.cpuUsage();
  try {
    await client.query('BEGIN');
    const count = await copyDocuments(client, records);
    await client.query('COMMIT');
    const seconds = (performance.now() - start) / 1000;
    const own = process.cpuUsage(cpu).user / 1e6;
    console.log(
      `\n${count} ${what} indexed in ${seconds.toFixed(1)} s (${own.toFixed(1)} s of it ours), load ${loadavg()[0]!.toFixed(1)}`,
    );
  } finally {
    client.release();
  }
}

const embedded = process.env.SEARCH_BENCH_URL ? null : await mkdtemp(join(tmpdir(), 'yaosu-bench-'));
const server = embedded ? await startEmbedded({ dataDir: embedded }) : null;
const url = server?.url ?? process.env.SEARCH_BENCH_URL!;
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
try {
  for (const [name, bench] of [
    ['names', leads === 0 || option('leads') === undefined ? benchNames : null],
    ['leads', leads > 0 ? (db: Database) => benchLeads(db, leads) : null],
  ] as const) {
    if (!bench) continue;
    const database = `yaosu_bench_search_${name}`;
    await administer(url, `DROP DATABASE IF EXISTS ${database}`, `CREATE DATABASE ${database}`);
    const connectionString = databaseUrl(url, database);
    await migrate({ connectionString });
    const db = new Database({ connection: { connectionString }, connections: 8, role: appRole });
    try {
      await bench(db);
    } finally {
      await db.close();
      await administer(url, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    }
  }
} finally {
  await server?.stop();
  if (embedded) await rm(embedded, { recursive: true, force: true });
}
