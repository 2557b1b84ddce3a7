import { Refusal } from '../kernel/outcome.ts';
import { type Actor, system } from '../platform/actor/actor.ts';
import type { Database } from '../platform/db/database.ts';
import { sql } from '../platform/db/sql.ts';

type Row = Pick<Actor, 'id' | 'name' | 'language' | 'grants'>;

/**
 * The person in whose name a command acts, with their own rights: the one with this address, else the owner.
 * @throws Refusal `terminal.noSuchPerson`
 */
export async function actorOf(db: Database, email: string | undefined): Promise<Actor> {
  const [row] = await db.read<Row>(
    system,
    sql`select p.id, p.name, p.language, r.grants from people.people p join people.roles r on r.id = p.role_id
      where p.deleted_at is null and p.state = 'active'
        and case when ${email ?? null}::text is null then r.key = 'owner' else lower(p.email) = lower(${email ?? null}) end
      order by p.created_at limit 1`,
  );
  if (!row) throw new Refusal('terminal.noSuchPerson', { email: email ?? 'owner' });
  return { ...row, teams: [], via: 'cli' };
}
