import type { Language } from '../../kernel/language.ts';
import { Refusal, type RefusalFacts } from '../../kernel/outcome.ts';
import { isFull, UnsureCommit } from '../db/lost.ts';
import { errorWords, translate } from '../i18n/translator.ts';
import { type ErrorDefinition, generalErrors } from './errors.ts';

/** A problem as it goes over the wire (RFC 9457), in the user's language. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  /** What to do next. */
  next?: string;
  field?: string;
  facts?: Record<string, unknown>;
  errors?: { code: string; field?: string; message: string; facts?: Record<string, unknown> }[];
  requestId: string;
};

const catalogue = new Map<string, ErrorDefinition>(Object.entries(generalErrors));

/** Makes an area's codes known; a code declared twice is a mistake of ours. */
export function registerErrors(errors: Readonly<Record<string, ErrorDefinition>>): void {
  for (const [code, definition] of Object.entries(errors)) {
    const known = catalogue.get(code);
    if (known && known !== definition) throw new Error(`error code declared twice: ${code}`);
    catalogue.set(code, definition);
  }
}

/** All codes with status and meaning, for the reference page. */
export function errorCatalogue(): ReadonlyMap<string, ErrorDefinition> {
  return catalogue;
}

/** Any error as a problem; `expected` tells whether it is a refusal (or a fault, to be logged). */
export function toProblem(
  error: unknown,
  language: Language,
  requestId: string,
): { problem: Problem; expected: boolean } {
  const refusal = asRefusal(error);
  const { code, facts, field, also } = refusal ?? new Refusal('server.failed');
  const definition = catalogue.get(code);
  const status = definition?.status ?? (refusal ? 422 : 500);
  const { title, next } = errorWords(language, code, { ...facts, requestId });
  const problem: Problem = {
    type: `/api/errors#${code}`,
    title,
    status,
    code,
    ...(next && { next }),
    ...(field && { field }),
    ...(Object.keys(facts).length > 0 && { facts }),
    ...(also.length > 0 && { errors: also.map((one) => word(one, language)) }),
    requestId,
  };
  return { problem, expected: refusal !== null && status < 500 };
}

function word(one: RefusalFacts, language: Language): NonNullable<Problem['errors']>[number] {
  const message = one.code.startsWith('invalid.')
    ? translate(language, one.code, one.facts)
    : errorWords(language, one.code, one.facts).title;
  return {
    code: one.code,
    message,
    ...(one.field && { field: one.field }),
    ...(one.facts && { facts: one.facts }),
  };
}

type LooseError = { code?: unknown; statusCode?: unknown; message?: unknown };

/** Errors of the framework and the database as refusals of ours; null for what nobody expected. */
function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof UnsureCommit) return new Refusal('database.unsure');
  const { code, statusCode } = (error ?? {}) as LooseError;
  if (typeof code === 'string') {
    const known = frameworkCodes[code];
    if (known) return new Refusal(known);
    if (isFull(code)) return new Refusal('storage.full');
    if (/^(ECONN|EPIPE|ENOENT$|ETIMEDOUT|57P0|08|53)/.test(code)) return new Refusal('database.away');
  }
  if (
    /timeout exceeded when trying to connect|Connection terminated/.test(
      String((error as LooseError)?.message),
    )
  )
    return new Refusal('database.away');
  if (statusCode === 429) return new Refusal('request.tooMany');
  if (statusCode === 413) return new Refusal('request.tooLarge');
  if (statusCode === 415) return new Refusal('request.badMediaType');
  if (statusCode === 400) return new Refusal('request.notJson');
  return null;
}

const frameworkCodes: Record<string, string> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.badMediaType',
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.tooLarge',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.notJson',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.notJson',
  FST_REQ_FILE_TOO_LARGE: 'request.tooLarge',
};
