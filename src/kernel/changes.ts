/** A record as rules see it: plain fields, and those that the company added itself. */
export type Changeable = { custom: Record<string, unknown> };

/** What changed, field by field, as the event log keeps it: `[before, after]`; own fields as `custom.<key>`. */
export type Changes = { [field: string]: [before: unknown, after: unknown] };

/** What every write moves, and what therefore says nothing. */
const bookkeeping = new Set(['version', 'updatedAt']);

/** Fields that differ between two states of one record. */
export function changesBetween<R extends Changeable>(before: R, after: R): Changes {
  const changes: Changes = {};
  for (const field of Object.keys(after) as (keyof R & string)[]) {
    if (bookkeeping.has(field)) continue;
    if (field === 'custom') addCustomChanges(changes, before.custom, after.custom);
    else if (!same(before[field], after[field])) changes[field] = [before[field], after[field]];
  }
  return changes;
}

function addCustomChanges(changes: Changes, before: Changeable['custom'], after: Changeable['custom']): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, fresh] = [before[key] ?? null, after[key] ?? null];
    if (!same(old, fresh)) changes[`custom.${key}`] = [old, fresh];
  }
}

/** Whether two field values say the same. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Own values laid over those that are there; null takes one away. */
export function withCustom(
  before: Changeable['custom'],
  laid: Changeable['custom'] | undefined,
): Changeable['custom'] {
  if (!laid) return before;
  return Object.fromEntries(
    Object.entries({ ...before, ...laid }).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** Several changes of one record, in the order they happened, as one: the first `before` and the last `after`. */
export function joinChanges(all: readonly Changes[]): Changes {
  const joined: Changes = {};
  for (const changes of all)
    for (const [field, [before, after]] of Object.entries(changes))
      joined[field] = [field in joined ? joined[field]![0] : before, after];
  return joined;
}

/** What undoing leaves: the record, and the fields that someone has changed since and that therefore stay. */
export type TakenBack<R> = { record: R; kept: string[] };

/**
 * Takes changes back, field by field: a field that still holds the value it was given gets the earlier one again; one that was
 * changed since stays as it is. Fields that only make sense together go back together or not at all.
 *
 * @param together groups of such fields
 */
export function takeBack<R extends Changeable>(
  record: R,
  changes: Changes,
  together: readonly (readonly (keyof R & string)[])[] = [],
): TakenBack<R> {
  const undone = { ...record, custom: { ...record.custom } };
  const kept: string[] = [];
  for (const [field, [before, after]] of Object.entries(changes)) {
    const group = together.find((fields) => (fields as readonly string[]).includes(field));
    const stands = group
      ? group.every((one) => !(one in changes) || holds(record, one, changes[one]![1]))
      : holds(record, field, after);
    if (!stands) kept.push(field);
    else if (field.startsWith('custom.')) setCustom(undone.custom, field.slice('custom.'.length), before);
    else Object.assign(undone, { [field]: before });
  }
  return { record: undone, kept };
}

function holds<R extends Changeable>(record: R, field: string, value: unknown): boolean {
  if (field.startsWith('custom.'))
    return same(record.custom[field.slice('custom.'.length)] ?? null, value ?? null);
  const present = record[field as keyof R];
  // Moments are compared as such: the database writes them with microseconds, and without zeros at the end.
  if (isMoment(present) && isMoment(value)) return Date.parse(present) === Date.parse(value);
  return same(present, value);
}

function isMoment(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
}

function setCustom(custom: Changeable['custom'], key: string, value: unknown): void {
  if (value === null) delete custom[key];
  else custom[key] = value;
}
