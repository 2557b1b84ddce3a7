import { foundPeople } from '../areas/people/index.ts';
import { Refusal } from '../kernel/outcome.ts';
import { type Actor, system } from '../platform/actor/actor.ts';
import type { Database } from '../platform/db/database.ts';
import { sql } from '../platform/db/sql.ts';

/**
 * The person in whose name a command acts, with their own rights: the one with this address, else the owner.
 * @throws Refusal `terminal.noSuchPerson`
 */
export async function actorOf(db: Database, email: string | undefined): Promise<Actor> {
  const { ownerId } = await db.asSystem((tx) => foundPeople(tx));
  const [row] = await db.read<Pick<Actor, 'id' | 'name' | 'language' | 'grants'>>(
    system,
    sql`select p.id, p.name, p.language, r.grants from people.people p join people.roles r on r.id = p.role_id
      where p.deleted_at is null and p.state = 'active' and ${email === undefined ? sql`p.id = ${ownerId}` : sql`lower(p.email) = lower(${email})`}`,
  );
  if (!row) throw new Refusal('terminal.noSuchPerson', { email });
  return { ...row, teams: [], via: 'cli' };
}
