import { z } from 'zod';

/** `{ field: [before, after] }` */
const changed = z.object({ changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])) });
const nothing = z.object({});
const grants = z.record(z.string(), z.enum(['own', 'team', 'all']));
const id = z.uuid();

/** What the people room announces; the subject is a person, a team or a role, as the name says. */
export const peopleEvents = {
  /** Someone was put on the list, by an import; they come in once they are invited. */
  'person.enrolled': z.object({ roleId: id, teamId: id.nullable(), leadsTeam: z.boolean() }),
  /** Someone was invited and may come in by their link. */
  'person.invited': z.object({ roleId: id, teamId: id.nullable(), leadsTeam: z.boolean() }),
  /** Someone invited got a new link. */
  'person.invitedAgain': nothing,
  /** An invitation was taken back. */
  'person.invitationRevoked': nothing,
  /** Someone came in for the first time. */
  'person.joined': z.object({ roleId: id, teamId: id.nullable().optional() }),
  /** A person's place, contact, availability or preferences changed. */
  'person.edited': changed,
  /** A person left; `handOverTo` takes over their open work, if someone was chosen. */
  'person.left': z.object({ handOverTo: id.nullable() }),
  /** Someone who had left came back. */
  'person.returned': nothing,
  /** A colleague made a link to set a new password. */
  'person.resetLinkMade': nothing,
  'team.created': z.object({ name: z.string(), parentId: id.nullable() }),
  'team.edited': changed,
  'team.deleted': nothing,
  'team.restored': nothing,
  'role.created': z.object({ name: z.string(), grants }),
  'role.edited': changed,
  'role.deleted': nothing,
};
