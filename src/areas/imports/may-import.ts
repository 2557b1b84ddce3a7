import { Refusal } from '../../kernel/outcome.ts';
import { type Actor, may } from '../../platform/actor/actor.ts';
import type { Kind } from './rules/kinds.ts';

/** What importing a file of a kind takes; each row is then taken as its importer could by hand. */
const permissionFor: Readonly<Record<Kind, string | null>> = {
  people: 'people.manage',
  accounts: 'customers.import',
  contacts: 'customers.import',
  leads: 'leads.import',
  products: null,
  opportunities: 'pipeline.import',
  history: 'pipeline.import',
  none: null,
};

/** Whether somebody may import any kind of file at all. */
export function mayImportAnything(actor: Actor): boolean {
  return Object.values(permissionFor).some((permission) => permission !== null && may(actor, permission));
}

/** @throws Refusal `auth.forbidden` with the first permission that is missing, `imports.nothingToImport` */
export function requireKinds(actor: Actor, kinds: readonly Kind[]): void {
  if (kinds.every((kind) => permissionFor[kind] === null)) throw new Refusal('imports.nothingToImport');
  for (const kind of kinds) {
    const permission = permissionFor[kind];
    if (permission !== null && !may(actor, permission))
      throw new Refusal('auth.forbidden', { permission, kind });
  }
}

/** Kinds of files of which the actor could import none. */
export function kindsBarred(actor: Actor): Kind[] {
  const kinds = Object.keys(permissionFor) as Kind[];
  if (!mayImportAnything(actor)) return kinds;
  return kinds.filter((kind) => {
    const permission = permissionFor[kind];
    return permission !== null && !may(actor, permission);
  });
}
