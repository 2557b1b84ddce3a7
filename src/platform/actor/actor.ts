import type { Language } from '../../kernel/language.ts';

/** How far a permission reaches: one's own records, one's teams' and those below, or everyone's. */
export type Scope = 'own' | 'team' | 'all';

/** Who acts. Every transaction carries one; PostgreSQL's row-level security reads it. */
export type Actor = {
  id: string;
  name: string;
  language: Language;
  /** Permission -> how far; a permission that is absent is not held. `*` holds everything. */
  grants: Readonly<Record<string, Scope>>;
  /** The teams the actor leads or belongs to, and all below those that they lead. */
  teams: readonly string[];
  /** The door they came through, kept in the event log. */
  via: 'web' | 'apiKey' | 'system' | 'form' | 'cli';
  apiKeyId?: string;
};

/** The id under which the system itself acts (jobs, imports' bookkeeping, first start). */
export const systemId = '00000000-0000-7000-8000-000000000001';

/** Yaosu acting on its own behalf: may do all, and is named in the event log. */
export const system: Actor = {
  id: systemId,
  name: 'Yaosu',
  language: 'en',
  grants: { '*': 'all' },
  teams: [],
  via: 'system',
};

/** How far `actor` holds `permission`; null when not at all. */
export function scopeOf(actor: Actor, permission: string): Scope | null {
  return actor.grants['*'] ?? actor.grants[permission] ?? null;
}

/** Whether `actor` holds `permission` to any extent. */
export function may(actor: Actor, permission: string): boolean {
  return scopeOf(actor, permission) !== null;
}
