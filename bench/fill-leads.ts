import pg from 'pg';
import { foundPeople } from '../src/areas/people/acts/found-people.ts';
import { newId } from '../src/kernel/ids.ts';
import { system } from '../src/platform/actor/actor.ts';
import type { Database } from '../src/platform/db/database.ts';
import { sql } from '../src/platform/db/sql.ts';
import { copyDocuments, type Findable } from '../src/platform/search/index.ts';

/** What a bench needs to know of the leads it stands on. */
export type Filled = {
  ownerId: string;
  salespeople: string[];
  ids: string[];
  ownIds: string[];
  regions: string[];
  sources: string[];
  /** Parts of names, each found in many companies. */
  words: string[];
};

export const regions = [
  '浙江',
  '江苏',
  '广东',
  '山东',
  '上海',
  '安徽',
  '福建',
  '湖北',
  '河南',
  '四川',
  '重庆',
  '辽宁',
];
export const sources = ['官网询价', '展会', '老客户推荐', '电话', '阿里巴巴', '抖音'];
const places = [
  '宁波',
  '苏州',
  '无锡',
  '常州',
  '昆山',
  '温州',
  '台州',
  '佛山',
  '东莞',
  '青岛',
  '烟台',
  '合肥',
  '厦门',
  '武汉',
  '洛阳',
  '成都',
  '大连',
  '嘉兴',
  '绍兴',
  '扬州',
];
const first = [
  '海',
  '恒',
  '华',
  '金',
  '远',
  '卓',
  '明',
  '德',
  '瑞',
  '宏',
  '盛',
  '泰',
  '永',
  '佳',
  '新',
  '东',
  '立',
  '博',
  '天',
  '正',
];
const second = [
  '川',
  '力',
  '锐',
  '达',
  '景',
  '越',
  '诚',
  '信',
  '丰',
  '源',
  '腾',
  '通',
  '康',
  '隆',
  '创',
  '辰',
  '科',
  '宇',
  '峰',
  '润',
];
const trades = [
  '精密机械',
  '泵业',
  '传动',
  '阀门',
  '自动化',
  '液压件',
  '轴承',
  '模具',
  '铸造',
  '紧固件',
  '电机',
  '齿轮',
];

/**
 * Fills the table straight from SQL, deterministically: 24 salespeople in 4 teams, company names of about 96,000 kinds with a number,
 * two years of captures. The search documents are made by the product's own bulk way. A base filled before is taken as it is.
 */
export async function fillLeads(
  db: Database,
  connection: pg.ClientConfig,
  count: number,
  searchable = true,
): Promise<Filled> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { ownerId, salespeople, filled } = await people(db);
    await client.query(
      `select set_config('yaosu.actor', '00000000-0000-7000-8000-000000000001', false), set_config('yaosu.grants', '{"*":"all"}', false)`,
    );
    const step = 100_000;
    for (let from = 0; from < count && !filled; from += step)
      await client.query(
        `insert into leads.leads (id, name, company, phones, emails, region, industry, source, amount, currency, owner_id, team_id,
           status, next_step, next_step_on, captured_at, last_contact_at, sort_key, created_at, updated_at)
         select (substr(hex, 1, 8) || '-' || substr(hex, 9) || '-7' || substr(hash, 1, 3) || '-8' || substr(hash, 4, 3) || '-' || substr(hash, 7, 12))::uuid,
           (array['李','王','张','周','陈','黄'])[1 + n % 6] || (array['工','总','经理','主任'])[1 + n % 4],
           ($3::text[])[1 + n % 20] || ($4::text[])[1 + (n / 20) % 20] || ($5::text[])[1 + (n / 400) % 20] || ($6::text[])[1 + n % 12] || (n / 96000)::text || '有限公司',
           array['+86139' || lpad((n % 100000000)::text, 8, '0')], array['buyer' || n || '@example.com'],
           ($7::text[])[1 + (n * 31 % 97) % 12], ($6::text[])[1 + n % 12], ($8::text[])[1 + (n * 17 % 89) % 6],
           case when n % 3 = 0 then (n % 900 + 1) * 1000 end, 'CNY', ($9::uuid[])[1 + (n * 13) % 24], null,
           (array['new','working','working','qualified','new'])[1 + n % 5],
           case when n % 4 = 0 then '回访' end, case when n % 4 = 0 then date '2026-01-01' + (n % 700)::int end,
           timestamptz '2024-11-23' + n * interval '63 seconds', case when n % 2 = 0 then timestamptz '2024-12-01' + n * interval '60 seconds' end,
           md5((n % 96000)::text), now(), timestamptz '2024-11-23' + n * interval '64 seconds'
         from generate_series($1::bigint, $2::bigint) n,
           lateral (select lpad(to_hex(1700000000000 + n * 60), 12, '0') as hex, md5(n::text) as hash) made`,
        [
          from,
          Math.min(from + step, count) - 1,
          places,
          first,
          second,
          trades,
          regions,
          sources,
          salespeople,
        ],
      );
    if (!filled) {
      await client.query('analyze leads.leads');
      if (searchable) {
        await client.query('begin');
        await copyDocuments(client, allLeads(db));
        await client.query('commit');
        await client.query('vacuum analyze search.documents');
      }
      await client.query('vacuum analyze leads.leads');
    }
    const sample = async (where: string): Promise<string[]> =>
      (await client.query<{ id: string }>(`select id from leads.leads ${where} limit 5000`)).rows.map(
        (row) => row.id,
      );
    return {
      ownerId,
      salespeople,
      ids: await sample('tablesample system (1)'),
      ownIds: await sample(`where owner_id = '${salespeople[0]}'`),
      regions,
      sources,
      words: first.flatMap((one) => second.map((two) => one + two)),
    };
  } finally {
    await client.end();
  }
}

type Stored = {
  id: string;
  owner_id: string;
  company: string;
  name: string;
  phones: string[];
  emails: string[];
  captured_at: string;
};

async function* allLeads(db: Database): AsyncGenerator<Findable> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await db.read<Stored>(
      system,
      sql`select id, owner_id, company, name, phones, emails, captured_at from leads.leads where id > ${after} order by id limit 5000`,
    );
    for (const row of rows)
      yield {
        kind: 'lead',
        id: row.id,
        ownerId: row.owner_id,
        teamId: null,
        title: row.company,
        person: row.name,
        phones: row.phones,
        emails: row.emails,
        at: row.captured_at,
      };
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

async function people(db: Database): Promise<{ ownerId: string; salespeople: string[]; filled: boolean }> {
  return db.asSystem(async (tx) => {
    const { roles, ownerId } = await foundPeople(tx);
    const known = await tx.all(
      sql<{ id: string }>`select id from people.people where email like 'sales%@bench.example' order by id`,
    );
    if (known.length > 0) return { ownerId, salespeople: known.map(({ id }) => id), filled: true };
    const salespeople = Array.from({ length: 24 }, () => newId());
    for (const [i, id] of salespeople.entries())
      await tx.run(sql`
        insert into people.people (id, name, email, language, role_id, state)
        values (${id}, ${`销售${i + 1}`}, ${`sales${i + 1}@bench.example`}, 'zh-CN', ${roles.sales}, 'active')`);
    await tx.run(
      sql`insert into platform.company (name, language, currency, time_zone) values ('测试公司', 'zh-CN', 'CNY', 'Asia/Shanghai') on conflict do nothing`,
    );
    return { ownerId, salespeople, filled: false };
  });
}
