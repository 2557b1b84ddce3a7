import { type Query, sql } from '../../platform/db/sql.ts';
import type { Evidence } from './rules/confidence.ts';
import type { Asked } from './rules/next-question.ts';
import type { VerdictName } from './rules/verdict.ts';
import type { QualifiedKind } from './subjects.ts';

export type ShownEvidence = Evidence & {
  quote: string;
  starts: number | null;
  ends: number | null;
  markedById: string;
  markedByName: string | null;
};

export type ShownOverrule = {
  verdict: VerdictName;
  reason: string;
  byId: string;
  byName: string | null;
  at: string;
};

/** All evidence of a subject that counts, the latest said first. */
export function evidenceOf(kind: QualifiedKind, id: string): Query<ShownEvidence> {
  return sql<ShownEvidence>`
    select e.id, e.dimension, e.polarity, e.strength, e.source, e.said_by as "saidBy", e.communication_id as "communicationId", e.at, e.quote,
      e.starts, e.ends, e.marked_by as "markedById", (select p.name from people.people p where p.id = e.marked_by) as "markedByName"
    from qualification.evidence e
    where e.subject_id = any(array(${kind.history(id)})) and e.subject_kind = ${kind.kind} and e.withdrawn_at is null
    order by e.at desc, e.id desc`;
}

export function askedOf(kind: QualifiedKind, id: string): Query<Asked> {
  return sql<Asked>`
    select question_id as "questionId", max(at) as at from qualification.asked
    where subject_id = any(array(${kind.history(id)})) and subject_kind = ${kind.kind} group by 1`;
}

export function overruleOf(id: string): Query<ShownOverrule> {
  return sql<ShownOverrule>`
    select o.verdict, o.reason, o.by_id as "byId", (select p.name from people.people p where p.id = o.by_id) as "byName", o.at
    from qualification.overrules o where o.subject_id = ${id}`;
}
