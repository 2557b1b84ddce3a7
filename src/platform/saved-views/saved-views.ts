import { newId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/outcome.ts';
import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Transaction } from '../db/transaction.ts';
import { tell } from '../events/tell.ts';

export type SavedView = {
  id: string;
  subject: string;
  name: string;
  ownerId: string;
  ownerName: string | null;
  shared: 'team' | 'all' | null;
  teamId: string | null;
  definition: Record<string, unknown>;
  position: number;
  version: number;
};

/** Views of one subject that one person keeps. */
const mostViews = 100;
/** Characters of a definition as JSON. */
const largest = 20_000;

const rows = sql`
  select v.id, v.subject, v.name, v.owner_id as "ownerId", p.name as "ownerName", v.shared, v.team_id as "teamId",
    v.definition, v.position, v.version
  from platform.saved_views v left join people.people p on p.id = v.owner_id`;

/** What the actor may see (row-level security): one's own first, then by place and age. */
export function listSavedViews(db: Database, actor: Actor, subject: string): Promise<SavedView[]> {
  return db.read(
    actor,
    sql<SavedView>`
      ${rows} where v.subject = ${subject} and v.deleted_at is null
      order by (v.owner_id = ${actor.id}) desc, v.position, v.id limit 500`,
  );
}

export type NewSavedView = {
  subject: string;
  name: string;
  shared: 'team' | 'all' | null;
  teamId?: string | null | undefined;
  definition: Record<string, unknown>;
};

/** @throws Refusal `savedView.notYourTeam`, `savedView.tooLarge`, `savedView.tooMany` */
export async function createSavedView(tx: Transaction, view: NewSavedView): Promise<SavedView> {
  const { actor } = tx;
  const teamId = teamFor(actor, view.shared, view.teamId);
  const definition = written(view.definition);
  const { n } = await tx.one(sql<{ n: number }>`
    select count(*) as n from platform.saved_views
    where owner_id = ${actor.id} and subject = ${view.subject} and deleted_at is null`);
  if (n >= mostViews) throw new Refusal('savedView.tooMany', { max: mostViews });
  const id = newId();
  await tx.run(sql`
    insert into platform.saved_views (id, subject, name, owner_id, shared, team_id, definition, position)
    values (${id}, ${view.subject}, ${view.name}, ${actor.id}, ${view.shared}, ${teamId}, ${definition}::text::jsonb, ${n})`);
  told(tx, 'savedView.created', id, { name: view.name, shared: view.shared });
  return show(tx, id);
}

export type SavedViewEdit = Partial<
  Pick<SavedView, 'name' | 'shared' | 'teamId' | 'definition' | 'position'>
>;

/** @throws Refusal `record.notFound`, `record.stale`, `savedView.notYours`, `savedView.notYourTeam`, `savedView.tooLarge` */
export async function editSavedView(
  tx: Transaction,
  id: string,
  { version, ...edit }: SavedViewEdit & { version: number },
): Promise<SavedView> {
  const before = await ownView(tx, id, false);
  if (before.version !== version) throw new Refusal('record.stale', { current: before, yours: edit });
  const after = { ...before, ...edit };
  const teamId = teamFor(tx.actor, after.shared, edit.teamId === undefined ? before.teamId : edit.teamId);
  await tx.run(sql`
    update platform.saved_views set name = ${after.name}, shared = ${after.shared}, team_id = ${teamId},
      definition = ${written(after.definition)}::text::jsonb, position = ${after.position}, version = version + 1
    where id = ${id}`);
  told(tx, 'savedView.edited', id, { name: after.name, shared: after.shared });
  return show(tx, id);
}

/** @throws Refusal `record.notFound`, `savedView.notYours` */
export async function deleteSavedView(tx: Transaction, id: string): Promise<void> {
  const { name } = await ownView(tx, id, false);
  await tx.run(
    sql`update platform.saved_views set deleted_at = now(), version = version + 1 where id = ${id}`,
  );
  told(tx, 'savedView.deleted', id, { name });
}

/** @throws Refusal `record.notFound`, `savedView.notYours` */
export async function restoreSavedView(tx: Transaction, id: string): Promise<SavedView> {
  const { name } = await ownView(tx, id, true);
  await tx.run(
    sql`update platform.saved_views set deleted_at = null, version = version + 1 where id = ${id}`,
  );
  told(tx, 'savedView.restored', id, { name });
  return show(tx, id);
}

/** One that isn't visible is not found; one that is visible but another's is not ours to change. */
async function ownView(tx: Transaction, id: string, deleted: boolean): Promise<SavedView> {
  const view = await tx.one(
    sql<SavedView>`${rows} where v.id = ${id} and (v.deleted_at is not null) = ${deleted}`,
  );
  if (view.ownerId !== tx.actor.id) throw new Refusal('savedView.notYours', { owner: view.ownerName ?? '' });
  return view;
}

const show = (tx: Transaction, id: string) => tx.one(sql<SavedView>`${rows} where v.id = ${id}`);

/** Which team sees a view: one of the actor's; none unless it is shared with a team. */
function teamFor(
  actor: Actor,
  shared: SavedView['shared'],
  wished: string | null | undefined,
): string | null {
  if (shared !== 'team') return null;
  const team = wished ?? actor.teams[0];
  if (!team || !actor.teams.includes(team)) throw new Refusal('savedView.notYourTeam', {}, 'body.teamId');
  return team;
}

function written(definition: Record<string, unknown>): string {
  const text = JSON.stringify(definition);
  if (text.length > largest) throw new Refusal('savedView.tooLarge', { max: largest }, 'body.definition');
  return text;
}

function told(tx: Transaction, type: string, id: string, payload: Record<string, unknown>): void {
  tell(tx, { type, subject: { kind: 'savedView', id }, payload });
}
