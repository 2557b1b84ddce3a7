import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Query, sql } from '../../platform/db/sql.ts';
import type { Mailbox } from './rules/mailbox.ts';
import { mailboxColumns } from './store.ts';

export type ListedMailbox = Mailbox & {
  ownSmtpPassword: boolean;
  syncing: boolean;
  folders: {
    path: string;
    role: 'inbox' | 'sent' | 'other';
    chosen: boolean;
    onServer: number | null;
    taken: number | null;
    missing: number;
    syncedAt: string | null;
  }[];
};

/** The actor's own mailboxes with their folders, or one of them. */
export const mailboxesOf = (
  personId: string,
  id: string | null = null,
): Query<ListedMailbox> => sql<ListedMailbox>`
  select ${mailboxColumns}, m.smtp_secret is not null as "ownSmtpPassword", coalesce(m.lease_until > now(), false) as syncing,
    coalesce((
      select jsonb_agg(jsonb_build_object('path', f.path, 'role', f.role, 'chosen', f.chosen, 'onServer', f.on_server, 'taken', f.taken,
        'missing', cardinality(f.missing), 'syncedAt', f.synced_at)
        order by array_position(array['inbox', 'sent', 'other'], f.role), f.path)
      from mail.folders f where f.mailbox_id = m.id), '[]') as folders
  from mail.mailboxes m
  where m.person_id = ${personId} and m.deleted_at is null and (${id}::uuid is null or m.id = ${id}::uuid)
  order by m.created_at`;

/** Which of these mailboxes the actor may see: who hears of a change. */
export async function visibleMailboxes(db: Database, actor: Actor, ids: string[]): Promise<string[]> {
  const rows = await db.read(
    actor,
    sql<{ id: string }>`select id from mail.mailboxes where id = any(${ids}::uuid[]) and deleted_at is null`,
  );
  return rows.map((row) => row.id);
}
