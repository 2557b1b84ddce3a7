import { accept, type Outcome, refuse } from './outcome.ts';

export type Side = 'kept' | 'away';
/** Which side each field is taken from; left out: the kept one's, or the other's where that is empty. */
export type Choices = Readonly<Record<string, Side>>;

/** What can be chosen, each name with the fields that go together. Beside these `custom.<key>`. */
export type Choosable<R> = Readonly<Record<string, readonly (keyof R & string)[]>>;

type Mergeable = { id: string; custom: Record<string, unknown> };

/**
 * Two records of one kind made one: each field from the side that was chosen, or where something is known.
 *
 * @param united lists of which both sides' entries are kept, the chosen side's first
 * @returns refusals `merge.same`, `merge.badChoice`
 */
export function mergeFields<R extends Mergeable>(
  kept: R,
  away: R,
  choices: Choices,
  choosable: Choosable<R>,
  united: readonly (keyof R & string)[] = [],
): Outcome<R> {
  if (kept.id === away.id) return refuse('merge.same');
  const unknown = Object.keys(choices).find((name) => !(name in choosable) && !name.startsWith('custom.'));
  if (unknown !== undefined) return refuse('merge.badChoice', { field: unknown }, 'body.choices');

  const merged: R = { ...kept };
  for (const [name, fields] of Object.entries(choosable)) {
    const side = choices[name] ?? (isEmpty(kept[fields[0]!]) ? 'away' : 'kept');
    const from = side === 'away' ? away : kept;
    Object.assign(merged, Object.fromEntries(fields.map((field) => [field, from[field]])));
  }
  for (const field of united)
    Object.assign(merged, { [field]: unite(kept[field], away[field], choices[field]) });
  merged.custom = mergedCustom(kept.custom, away.custom, choices);
  return accept(merged);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function unite(kept: unknown, away: unknown, first: Side = 'kept'): unknown[] {
  const [a, b] = [kept as unknown[], away as unknown[]];
  return [...new Set(first === 'kept' ? [...a, ...b] : [...b, ...a])];
}

function mergedCustom(
  kept: Mergeable['custom'],
  away: Mergeable['custom'],
  choices: Choices,
): Mergeable['custom'] {
  const merged: Mergeable['custom'] = {};
  for (const key of new Set([...Object.keys(kept), ...Object.keys(away)])) {
    const side = choices[`custom.${key}`] ?? (isEmpty(kept[key] ?? null) ? 'away' : 'kept');
    const value = (side === 'away' ? away : kept)[key];
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/** The earlier of two moments, the known one when only one is. */
export function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}

/** The later of two moments, the known one when only one is. */
export function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) >= Date.parse(b) ? a : b;
}
