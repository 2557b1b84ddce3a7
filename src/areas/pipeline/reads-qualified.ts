import { type Query, sql } from '../../platform/db/sql.ts';

export const visibleOpportunity = (id: string): Query<{ id: string }> =>
  sql<{ id: string }>`select id from pipeline.opportunities where id = ${id} and deleted_at is null`;

/** Evidence of a lead was carried over when it became the opportunity: its own id is all. */
export const evidenceSubjects = (id: string) => sql`select ${id}::uuid`;
