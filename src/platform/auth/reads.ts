import type { Language } from '../../kernel/language.ts';
import { Refusal } from '../../kernel/outcome.ts';
import type { Actor } from '../actor/actor.ts';
import { system } from '../actor/actor.ts';
import { type Grants, permissions } from '../actor/permissions.ts';
import type { Company } from '../company/reads.ts';
import { companyQuery } from '../company/reads.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';

type SessionPerson = {
  id: string;
  name: string;
  email: string;
  title: string | null;
  language: Language;
  theme: 'system' | 'light' | 'dark';
  totpOn: boolean;
  mustSetPassword: boolean;
};

/** What the web needs to know before it shows anything: who, what they may, for which company. */
export async function sessionView(db: Database, actor: Actor, sessionId: string | null) {
  const [people, companies] = await db.readAll(system, [
    sql`
      select p.id, p.name, p.email, p.title, p.language, p.theme, coalesce(c.totp_on, false) as "totpOn",
        ${sessionId}::uuid is not null and (c.password_hash is null or coalesce(s.sets_password, false)) as "mustSetPassword"
      from people.people p
      left join auth.credentials c on c.person_id = p.id
      left join auth.sessions s on s.id = ${sessionId}::uuid
      where p.id = ${actor.id} and p.deleted_at is null`,
    companyQuery,
  ]);
  const person = people?.rows[0] as SessionPerson | undefined;
  if (!person) throw new Refusal('auth.required');
  return {
    person,
    permissions: known(actor.grants),
    company: (companies?.rows[0] as Company | undefined) ?? null,
  };
}

/** Permissions this version knows; a role may still carry some of an earlier one. */
function known(grants: Grants): Record<string, 'own' | 'team' | 'all'> {
  return Object.fromEntries(Object.entries(grants).filter(([name]) => Object.hasOwn(permissions, name)));
}

type SessionRow = {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  ip: string | null;
  userAgent: string | null;
  current: boolean;
};

/** A person's open sessions, the last used first. */
export function sessionsOf(db: Database, personId: string, current: string | null): Promise<SessionRow[]> {
  return db.read(
    system,
    sql<SessionRow>`
      select id, created_at as "createdAt", last_seen_at as "lastSeenAt", ip, user_agent as "userAgent",
        id is not distinct from ${current}::uuid as current
      from auth.sessions where person_id = ${personId} and ended_at is null and expires_at > now()
      order by last_seen_at desc, id desc limit 200`,
  );
}

type ApiKeyRow = {
  id: string;
  name: string;
  prefix: string;
  grants: Record<string, 'own' | 'team' | 'all'> | null;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
};

/** A person's keys that have not been ended; an expired one stays in the list until it is. */
export function apiKeysOf(db: Database, personId: string): Promise<ApiKeyRow[]> {
  return db.read(
    system,
    sql<ApiKeyRow>`
      select id, name, prefix, grants, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt"
      from auth.api_keys where person_id = ${personId} and ended_at is null order by id desc limit 200`,
  );
}

/** Whether a session that was good when a stream began still is. A stream opened with an API key ends with its connection. */
export async function stillSignedIn(db: Database, sessionId: string | null): Promise<boolean> {
  if (sessionId === null) return true;
  const rows = await db.read(
    system,
    sql`
      select 1 from auth.sessions s join people.people p on p.id = s.person_id
      where s.id = ${sessionId} and s.ended_at is null and s.expires_at > now() and p.state = 'active' and p.deleted_at is null`,
  );
  return rows.length > 0;
}
