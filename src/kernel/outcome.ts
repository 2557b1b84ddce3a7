/** What a rule decides: a new value, or a refusal with a stable code and the facts behind it. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: RefusalFacts };

/** One refused thing, ready to be worded in the user's language by its `code`. */
export type RefusalFacts = {
  /** Stable, `area.whatIsWrong`; the sentence stands in the area's locales under `errors`. */
  code: string;
  /** What the sentence needs: names, numbers, limits. Never secrets. */
  facts?: Record<string, unknown>;
  /** The input it concerns, as a path such as `body.email`. */
  field?: string;
};

/** @returns an outcome that carries `value`. */
export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** @returns an outcome that refuses, with a stable code, facts for the sentence and the field concerned. */
export function refuse(code: string, facts?: Record<string, unknown>, field?: string): Outcome<never> {
  return { ok: false, refusal: { code, ...(facts && { facts }), ...(field && { field }) } };
}

/**
 * A refusal on its way out of a transaction: thrown by acts so that nothing half-done is kept, caught at the
 * edge (HTTP, command line, job) and worded there.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly facts: Record<string, unknown>;
  readonly field: string | undefined;
  /** More than one thing may be wrong with one input. */
  readonly also: RefusalFacts[];

  constructor(code: string, facts: Record<string, unknown> = {}, field?: string, also: RefusalFacts[] = []) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
    this.field = field;
    this.also = also;
  }
}

/** The value of an accepted outcome; a refused one leaves the act as a `Refusal`. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { code, facts, field } = outcome.refusal;
  throw new Refusal(code, facts, field);
}
