import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../../kernel/ids.ts';
import { type Actor, system } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import { foundPeople } from '../../people/index.ts';

/** A company with an owner who may do everything with leads. */
export async function foundCompany(db: Database): Promise<Actor> {
  const ownerId = await db.asSystem(async (tx) => {
    await tx.run(sql`
      insert into platform.company (name, language, currency, time_zone) values ('明德精密', 'zh-CN', 'CNY', 'Asia/Shanghai')`);
    return (await foundPeople(tx, { name: '陈立', email: 'owner@mingde.example' })).ownerId;
  });
  return actorOf(ownerId, 'all');
}

export const actorOf = (id: string, scope: 'own' | 'team' | 'all', teams: string[] = []): Actor => ({
  id,
  name: '测试',
  language: 'zh-CN',
  grants: { 'leads.read': scope, 'leads.write': scope, 'leads.import': scope, 'leads.assign': scope },
  teams,
  via: 'web',
});

/** One more colleague. */
export async function hire(db: Database, name: string): Promise<string> {
  const id = newId();
  await db.asSystem((tx) =>
    tx.run(sql`
      insert into people.people (id, name, email, language, role_id, state)
      values (${id}, ${name}, ${`${id}@mingde.example`}, 'zh-CN', (select id from people.roles where key = 'sales'), 'active')`),
  );
  return id;
}

export const scratch = (): Promise<string> => mkdtemp(join(tmpdir(), 'yaosu-import-'));

/** Writes a file and gives its path. */
export async function fileOf(folder: string, name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** All leads that are not put away, as Yaosu itself sees them. */
// biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what it expects
export function allLeads(db: Database): Promise<any[]> {
  return db.read(
    system,
    sql`select id, name, company, phones, emails, region, industry, source, amount, currency, custom, owner_id, captured_at,
      last_contact_at, version, import_id, need, company_key, sort_key from leads.leads where deleted_at is null order by captured_at, id`,
  );
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function problemsOf(db: Database, importId: string): Promise<any[]> {
  return db.read(
    system,
    sql`select row, outcome, problems, cells from leads.import_problems where import_id = ${importId} order by row`,
  );
}
