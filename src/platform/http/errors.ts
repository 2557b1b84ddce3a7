/** One code of the catalogue: what callers may rely on. The sentences stand in the locales under `errors.<code>`. */
export type ErrorDefinition = {
  /** HTTP status. */
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 500 | 503 | 507;
  /** When it happens, in one plain sentence, for the reference page. */
  when: string;
};

/** Declares an area's codes, keeping them as exact types. */
export function defineErrors<const E extends Readonly<Record<string, ErrorDefinition>>>(errors: E): E {
  return errors;
}

/** Codes that any endpoint may answer with. */
export const generalErrors = defineErrors({
  'request.invalid': { status: 400, when: 'A field is missing or not of its form; `errors` names each one.' },
  'request.notJson': { status: 400, when: 'The body is not JSON.' },
  'request.badText': {
    status: 400,
    when: 'A text holds NUL or half of a surrogate pair; `field` says which.',
  },
  'request.tooDeep': { status: 400, when: 'The body is nested more than 50 levels deep.' },
  'request.tooLarge': { status: 413, when: 'The body is larger than this endpoint takes.' },
  'request.badMediaType': { status: 415, when: 'The Content-Type is not one this endpoint takes.' },
  'request.crossSite': {
    status: 403,
    when: 'A browser sent it from another site, or without the header X-Yaosu-Client.',
  },
  'request.tooMany': { status: 429, when: 'More requests than the limit; Retry-After says when to go on.' },
  'request.badKey': { status: 400, when: 'The Idempotency-Key is not 8 to 200 printable ASCII characters.' },
  'request.keyReused': {
    status: 422,
    when: 'The Idempotency-Key was used before for a different request.',
  },
  'auth.required': { status: 401, when: 'Nobody is signed in, or the session or key has ended.' },
  'auth.forbidden': {
    status: 403,
    when: 'The role does not hold the permission named in `facts.permission`.',
  },
  'record.notFound': { status: 404, when: 'There is no such record, or it is not visible to the caller.' },
  'record.stale': {
    status: 409,
    when: 'Someone changed the record since it was read; `facts.current` is what it is now.',
  },
  'paging.badCursor': { status: 400, when: 'The cursor was not made by this list.' },
  'database.away': {
    status: 503,
    when: 'The database does not answer; nothing was written. Try again shortly.',
  },
  'database.unsure': {
    status: 503,
    when: 'The connection broke at the very moment of saving and the write had no Idempotency-Key to tell by. Look before repeating it.',
  },
  'storage.full': {
    status: 507,
    when: 'There is no room left on the disk; nothing was written. Works again as soon as there is room.',
  },
  'server.failed': { status: 500, when: 'An error of ours. The request id finds it in the log.' },
});
