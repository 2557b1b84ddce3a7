import type { FastifyRequest } from 'fastify';
import type { Language } from '../../kernel/language.ts';
import { Refusal } from '../../kernel/outcome.ts';
import { type Actor, system } from '../actor/actor.ts';
import { type Grants, intersectGrants } from '../actor/permissions.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Identify } from '../http/server.ts';
import { onForget } from './forget.ts';
import { LastSeen } from './last-seen.ts';
import { cookieName } from './sessions.ts';
import { hashToken } from './tokens.ts';

export type IdentifierOptions = {
  /** How long a verified session or key is remembered, in milliseconds. */
  remember?: number;
  /** How many are remembered at most; each takes about a kilobyte. */
  capacity?: number;
};

type Known = { actor: Actor; sessionId: string | null };
type Entry = { known: Promise<Known | null>; personId: string | null; until: number };

/**
 * Finds out who sent a request, by session cookie or by `Authorization: Bearer yk_…`. A verified one is remembered for some seconds
 * in the process and forgotten as soon as anything about it changes (see forget.ts).
 *
 * The function throws Refusal `auth.keyInvalid` for an API key that is not, or no longer, good. A session that has ended
 * counts as nobody, so that the sign-in page works with an old cookie.
 */
export function identifier(db: Database, options: IdentifierOptions = {}): Identify {
  const { remember = 5_000, capacity = 5_000 } = options;
  const entries = new Map<string, Entry>();
  const lastSeen = new LastSeen(db);

  onForget((personId) => {
    // One still being looked up may have read what is no longer true: it answers its own request, no other.
    for (const [token, entry] of entries)
      if (personId === null || entry.personId === null || entry.personId === personId) entries.delete(token);
  });

  const lookUp = (token: string, find: typeof findSession): Promise<Known | null> => {
    const now = Date.now();
    const remembered = entries.get(token);
    if (remembered && remembered.until > now) return remembered.known;
    const entry: Entry = { known: find(db, token, lastSeen), personId: null, until: now + remember };
    entries.delete(token);
    entries.set(token, entry);
    entry.known.then(
      (known) => {
        // Nobody is not worth remembering: made-up tokens would push real ones out.
        if (known) entry.personId = known.actor.id;
        else if (entries.get(token) === entry) entries.delete(token);
      },
      () => {
        if (entries.get(token) === entry) entries.delete(token);
      },
    );
    if (entries.size > capacity) entries.delete(entries.keys().next().value!);
    return entry.known;
  };

  return async (request) => {
    const key = apiKeyOf(request);
    if (key !== null) {
      const known = await lookUp(key, findApiKey);
      if (!known) throw new Refusal('auth.keyInvalid');
      return known;
    }
    const token = request.cookies[cookieName(request.protocol === 'https')];
    return token ? lookUp(token, findSession) : null;
  };
}

function apiKeyOf(request: FastifyRequest): string | null {
  const { authorization } = request.headers;
  return authorization?.startsWith('Bearer yk_') ? authorization.slice('Bearer '.length) : null;
}

type Row = {
  id: string;
  unnoted: boolean;
  person_id: string;
  name: string;
  language: Language;
  grants: Grants;
  key_grants: Grants | null;
  teams: string[];
};

/** The person's team and, when they lead it, all below. */
const teamsOfPerson = sql`array(
  with recursive reach as (
    select t.id from people.teams t where t.id = p.team_id and t.deleted_at is null
    union
    select c.id from reach join people.teams c on c.parent_id = reach.id where p.leads_team and c.deleted_at is null
  ) select id from reach)`;

async function findSession(db: Database, token: string, lastSeen: LastSeen): Promise<Known | null> {
  const [row] = await db.read(
    system,
    sql<Row>`
      select s.id, s.last_seen_at < now() - interval '1 minute' as unnoted, p.id as person_id, p.name, p.language,
        r.grants, null as key_grants, ${teamsOfPerson} as teams
      from auth.sessions s join people.people p on p.id = s.person_id join people.roles r on r.id = p.role_id
      where s.token_hash = ${hashToken(token)} and s.ended_at is null and s.expires_at > now()
        and p.state = 'active' and p.deleted_at is null`,
  );
  if (!row) return null;
  if (row.unnoted) lastSeen.note('session', row.id);
  return { actor: actorOf(row, 'web'), sessionId: row.id };
}

/** Someone at work as an actor, for what is done in their name without a session (a calendar that is subscribed to). */
export async function actorOfPerson(db: Database, personId: string): Promise<Actor | null> {
  return (await actorsOfPeople(db, [personId])).get(personId) ?? null;
}

/** Those of the people who are at work, as actors by their id. */
export async function actorsOfPeople(db: Database, ids: readonly string[]): Promise<Map<string, Actor>> {
  if (ids.length === 0) return new Map();
  const rows = await db.read(
    system,
    sql<Row>`
      select p.id, false as unnoted, p.id as person_id, p.name, p.language, r.grants, null as key_grants, ${teamsOfPerson} as teams
      from people.people p join people.roles r on r.id = p.role_id
      where p.id = any(${ids}::uuid[]) and p.state = 'active' and p.deleted_at is null`,
  );
  return new Map(rows.map((row) => [row.person_id, actorOf(row, 'web')]));
}

async function findApiKey(db: Database, key: string, lastSeen: LastSeen): Promise<Known | null> {
  const [row] = await db.read(
    system,
    sql<Row>`
      select k.id, k.last_used_at is null or k.last_used_at < now() - interval '1 minute' as unnoted, p.id as person_id,
        p.name, p.language, r.grants, k.grants as key_grants, ${teamsOfPerson} as teams
      from auth.api_keys k join people.people p on p.id = k.person_id join people.roles r on r.id = p.role_id
      where k.key_hash = ${hashToken(key)} and k.ended_at is null and (k.expires_at is null or k.expires_at > now())
        and p.state = 'active' and p.deleted_at is null`,
  );
  if (!row) return null;
  if (row.unnoted) lastSeen.note('apiKey', row.id);
  return { actor: { ...actorOf(row, 'apiKey'), apiKeyId: row.id }, sessionId: null };
}

function actorOf(row: Row, via: 'web' | 'apiKey'): Actor {
  return {
    id: row.person_id,
    name: row.name,
    language: row.language,
    grants: row.key_grants ? intersectGrants(row.key_grants, row.grants) : row.grants,
    teams: row.teams,
    via,
  };
}
