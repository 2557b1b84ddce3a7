import { newId } from '../../kernel/ids.ts';
import { sql } from '../../platform/db/sql.ts';
import type { TestApp } from '../../platform/testing/test-app.ts';

/** An account with one contact, somebody's, as if it had been there for long. */
export async function madeCustomer(
  own: TestApp,
  name: string,
  ownerId: string,
  teamId: string | null,
): Promise<{ accountId: string; contactId: string }> {
  const [accountId, contactId] = [newId(), newId()];
  await own.db.asSystem(async (tx) => {
    await tx.run(sql`
      insert into customers.accounts (id, name, owner_id, team_id) values (${accountId}, ${name}, ${ownerId}, ${teamId})`);
    await tx.run(sql`
      insert into customers.contacts (id, name, title, account_id, owner_id, team_id)
      values (${contactId}, ${`${name}的王总`}, '总经理', ${accountId}, ${ownerId}, ${teamId})`);
  });
  return { accountId, contactId };
}
