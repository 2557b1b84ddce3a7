import { createHash } from 'node:crypto';
import type { Actor } from '../actor/actor.ts';
import type { Statement } from './batch.ts';
import { compile, type Query } from './sql.ts';

const names = new Map<string, string>();

/**
 * A query as a prepared statement. SQL that is the same text again and again keeps its plan on the server; lists whose
 * text depends on filters are planned each time, for their values decide the best plan.
 */
export function statementOf(query: Query<unknown>): Statement {
  const compiled = compile(query);
  return { text: compiled.sql, values: compiled.parameters, name: nameOf(compiled.sql) };
}

/** At most this many texts are kept prepared; each costs memory on every connection. */
const keptTexts = 400;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (text.startsWith('/* unprepared */') || names.size >= keptTexts) return undefined;
  const name = `y${createHash('sha1').update(text).digest('base64url').slice(0, 20)}`;
  names.set(text, name);
  return name;
}

const actorText =
  "select set_config('yaosu.actor', $1, true), set_config('yaosu.grants', $2, true), set_config('yaosu.teams', $3, true), set_config('yaosu.via', $4, true)";
const grantTexts = new WeakMap<object, string>();

/** Tells row-level security who acts, for this transaction only. */
export function actorStatement(actor: Actor): Statement {
  let grants = grantTexts.get(actor.grants);
  if (grants === undefined) {
    grants = JSON.stringify(actor.grants);
    grantTexts.set(actor.grants, grants);
  }
  return {
    name: 'yActor',
    text: actorText,
    values: [actor.id, grants, `{${actor.teams.join(',')}}`, actor.via],
  };
}
