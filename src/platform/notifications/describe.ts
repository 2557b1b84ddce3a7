import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { type Described, describeRecords, type RecordRef } from '../search/index.ts';
import { type Notice, noticeSubject } from './notice.ts';

export const subjectOf = ({ event, subject }: Notice): RecordRef =>
  subject ?? { kind: event.subjectKind, id: event.subjectId };

/**
 * What records are called, by `kind/id`, in one query for each kind; those the actor may not see are left out. Records are described as
 * search shows them, other things as their area has registered it.
 */
export async function describeSubjects(
  db: Database,
  actor: Actor,
  refs: readonly RecordRef[],
): Promise<Map<string, Described>> {
  const described = await describeRecords(db, actor, refs);
  const kinds = [...new Set(refs.map(({ kind }) => kind))];
  for (const kind of kinds) {
    const subject = noticeSubject(kind);
    if (!subject) continue;
    const ids = [...new Set(refs.filter((ref) => ref.kind === kind).map(({ id }) => id))];
    for (const one of await subject.describe(db, actor, ids)) described.set(`${kind}/${one.id}`, one);
  }
  return described;
}
