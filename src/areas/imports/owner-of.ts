import { cellOf, columnOf, type LoadedFile, type LoadedRow } from './loaded-file.ts';
import { foldName } from './rules/same-id.ts';
import { named, note, refusedReason, type Session } from './session.ts';
import type { Reason } from './set-facts.ts';
import type { KnownPerson } from './store.ts';

/**
 * Whose a record is: whom its row names, by an id or a name of the set or by a name or address that is known here; else whom the choice
 * names.
 *
 * @returns undefined: the importer's; null: nobody's. What is to be said goes to `reasons`.
 */
export function ownerOf(
  session: Session,
  people: readonly KnownPerson[],
  file: LoadedFile,
  row: LoadedRow,
  reasons: Reason[],
): string | null | undefined {
  const { owner, unknownOwners } = session.choices;
  const byDefault = owner.by === 'me' ? undefined : owner.by === 'nobody' ? null : owner.personId;
  const cell = cellOf(file, row, 'owner');
  if (cell === '') return byDefault;
  const known = named(session.people, cell)?.id ?? personCalled(people, cell);
  if (known) return known;
  const facts = {
    column: columnOf(file, 'owner'),
    facts: { name: cell },
    value: cell,
    settledBy: 'unknownOwners' as const,
  };
  if (unknownOwners === 'refuse') reasons.push(refusedReason('imports.unknownOwner', facts));
  else reasons.push(note('imports.ownerSettled', { ...facts, facts: { name: cell, choice: unknownOwners } }));
  return unknownOwners === 'nobody' ? null : undefined;
}

/** Someone here of this name or address; a name that two have means neither. */
export function personCalled(people: readonly KnownPerson[], cell: string): string | null {
  const folded = foldName(cell);
  const found = people.filter(
    ({ name, email }) => foldName(name) === folded || email.toLowerCase() === folded,
  );
  return found.length === 1 ? found[0]!.id : null;
}
