import { type Query as Sql, sql } from '../db/sql.ts';
import type { Document } from './document.ts';

/** Writes a document, new or changed. */
export function upsert(document: Document): Sql<unknown> {
  const d = document;
  return sql`insert into search.documents (kind, record_id, owner_id, team_id, title, others, sound, initials, reach, tokens, at)
    values (${d.kind}, ${d.recordId}, ${d.ownerId}, ${d.teamId}, ${d.title}, ${d.others}, ${d.sound}, ${d.initials}, ${d.reach},
      ${d.tokens}::tsvector, ${d.at})
    on conflict (record_id, kind) do update set owner_id = excluded.owner_id, team_id = excluded.team_id, title = excluded.title,
      others = excluded.others, sound = excluded.sound, initials = excluded.initials, reach = excluded.reach,
      tokens = excluded.tokens, at = excluded.at`;
}

export function remove(kind: string, ids: readonly string[]): Sql<unknown> {
  return sql`delete from search.documents where kind = ${kind} and record_id = any (${ids}::uuid[])`;
}

/** Another owner, another team: the tokens of the former go, those of the new come. */
export function move(
  kind: string,
  ids: readonly string[],
  ownerId: string | null,
  teamId: string | null,
): Sql<unknown> {
  return sql`update search.documents set owner_id = ${ownerId}::uuid, team_id = ${teamId}::uuid,
      tokens = ts_delete(tokens, array['@' || kind || '.' || coalesce(owner_id::text, ''), '%' || kind || '.' || coalesce(team_id::text, '')])
        || array_to_tsvector(array_remove(array['@' || kind || '.' || ${ownerId}::uuid::text, '%' || kind || '.' || ${teamId}::uuid::text], null))
    where kind = ${kind} and record_id = any (${ids}::uuid[])
      and (owner_id, team_id) is distinct from (${ownerId}::uuid, ${teamId}::uuid)`;
}

/** Columns of `copyLine`, for COPY … FROM STDIN. */
export const copyInto =
  'COPY search.documents (kind, record_id, owner_id, team_id, title, others, sound, initials, reach, tokens, at) FROM STDIN';

/** A document as a line of COPY's text format. Keys hold no tabs, line breaks or backslashes; mail addresses may. */
export function copyLine(d: Document): string {
  const at = typeof d.at === 'string' ? d.at : d.at.toISOString();
  return `${d.kind}\t${d.recordId}\t${d.ownerId ?? '\\N'}\t${d.teamId ?? '\\N'}\t${d.title}\t${d.others}\t${d.sound}\t${d.initials}\t${copyText(d.reach)}\t${d.tokens}\t${at}\n`;
}

function copyText(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, '') : text;
}
