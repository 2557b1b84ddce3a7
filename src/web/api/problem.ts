/** One thing wrong with the input, already worded by the server in the reader's language. */
export type FieldProblem = { code: string; field?: string; message: string; facts?: Record<string, unknown> };

/** RFC 9457 problem details as Yaosu sends them. */
export type ProblemDetails = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  facts?: Record<string, unknown>;
  field?: string;
  errors?: FieldProblem[];
  /** What the reader can do about it. */
  next?: string;
};

/** A refusal from the server, or no answer at all (`code` `general.serverAway`, status 0). */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.title);
    this.name = 'ApiProblem';
    this.code = details.code;
    this.status = details.status;
    this.details = details;
  }

  get next(): string {
    return this.details.next ?? '';
  }

  /** The fields that are wrong, the one on the problem itself included. Empty when no field is to blame. */
  get fields(): (FieldProblem & { field: string })[] {
    const { errors, field, code, title, facts } = this.details;
    const named = (errors ?? []).flatMap((one) => (one.field ? [{ ...one, field: one.field }] : []));
    if (named.length > 0) return named;
    return field ? [{ code, field, message: title, ...(facts && { facts }) }] : [];
  }

  /** Whether somebody else changed the record meanwhile; `current` is then how it stands. */
  get isStale(): boolean {
    return this.code === 'record.stale';
  }

  get current(): unknown {
    return this.details.facts?.current;
  }
}

/** @returns `error` when it came from the server, else null. */
export function asProblem(error: unknown): ApiProblem | null {
  return error instanceof ApiProblem ? error : null;
}

export function isProblemDetails(value: unknown): value is ProblemDetails {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'status' in value
  );
}

/** What went wrong, and what to do. */
export function inWords(error: unknown): string {
  if (error instanceof ApiProblem) return [error.message, error.next].filter(Boolean).join(' ');
  return error instanceof Error ? error.message : String(error);
}
