import { permissions } from '../../platform/actor/permissions.ts';
import { provePassword, sessionOf, setsPassword } from '../../platform/auth/acts/prove-password.ts';
import { welcome } from '../../platform/auth/routes.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { type AreaRoutes, routesOf } from '../../platform/http/routes.ts';
import { acceptInvitation } from './acts/accept-invitation.ts';
import { editPerson } from './acts/edit-person.ts';
import { editProfile } from './acts/edit-profile.ts';
import { createRole, deleteRole, editRole } from './acts/edit-role.ts';
import { createTeam, deleteTeam, editTeam, restoreTeam } from './acts/edit-team.ts';
import { clearSecondFactor, makeResetLink, signOutPerson } from './acts/help-sign-in.ts';
import { inviteAgain, invitePerson, revokeInvitation, type SentLink } from './acts/invite-person.ts';
import { leavePerson, returnPerson } from './acts/leave-company.ts';
import { peopleContract } from './contract.ts';
import { peopleErrors } from './errors.ts';
import { listPeople, listRoles, listTeams, readPerson, showPerson, showRole, showTeam } from './reads.ts';

type Write = <T extends { id: string; url: string | null; expiresAt: string }>(
  work: (tx: Transaction) => Promise<T>,
) => Promise<T>;

/** Shows a link's address once: the answer kept for a repeated request is without it. */
async function showOnce(write: Write, origin: string, make: (tx: Transaction) => Promise<SentLink>) {
  let url: string | null = null;
  const shown = await write(async (tx) => {
    const { id, path, expiresAt } = await make(tx);
    url = `${origin}${path}`;
    return { id, url: null as string | null, expiresAt };
  });
  return { ...shown, url };
}

export const peopleRoutes: AreaRoutes = routesOf(
  'people',
  peopleContract,
  {
    list: ({ db, query }) => listPeople(db, query),
    read: ({ db, params }) => readPerson(db, params.id),
    edit: ({ write, params: { id }, body }) =>
      write(async (tx) => {
        await editPerson(tx, id, body);
        return showPerson(tx, id);
      }),
    leave: ({ write, params: { id }, body }) =>
      write(async (tx) => {
        await leavePerson(tx, id, body);
        return showPerson(tx, id);
      }),
    comeBack: ({ write, params: { id } }) =>
      write(async (tx) => {
        await returnPerson(tx, id);
        return showPerson(tx, id);
      }),
    makeResetLink: ({ write, params, request }) =>
      showOnce(write, request.origin, (tx) => makeResetLink(tx, params.id)),
    clearSecondFactor: ({ write, params }) => write((tx) => clearSecondFactor(tx, params.id)),
    signOut: ({ write, params }) => write(async (tx) => ({ ended: await signOutPerson(tx, params.id) })),
    invite: ({ write, body, actor, request }) => {
      const name = body.name ?? body.email.split('@')[0] ?? body.email;
      const language = body.language ?? actor.language;
      return showOnce(write, request.origin, (tx) => invitePerson(tx, { ...body, name, language }));
    },
    inviteAgain: ({ write, params, request }) =>
      showOnce(write, request.origin, (tx) => inviteAgain(tx, params.id)),
    revokeInvitation: ({ write, params }) => write((tx) => revokeInvitation(tx, params.id)),
    acceptInvitation: async (call) => welcome(call, await acceptInvitation(call.db, call.body, call.request)),
    profile: ({ db, actor }) => readPerson(db, actor.id),
    editProfile: async ({ db, actor, body: { password, version, ...edit }, request }) => {
      // Whoever holds the address can ask for a new password: changing it takes what changing the password takes.
      if (edit.email !== undefined && edit.email !== (await readPerson(db, actor.id)).email)
        if (!(await setsPassword(db, sessionOf(request))))
          await provePassword(db, actor.id, password ?? '', 'body.password', request);
      // Not by `write`: what is kept to recognise a repeated request would keep a hash of the password. Repeating does no harm.
      return db.write(actor, async (tx) => {
        await editProfile(tx, edit, version);
        return showPerson(tx, actor.id);
      });
    },
    teams: async ({ db }) => ({ items: await listTeams(db) }),
    createTeam: ({ write, body }) => write(async (tx) => showTeam(tx, await createTeam(tx, body))),
    editTeam: ({ write, params: { id }, body }) =>
      write(async (tx) => {
        await editTeam(tx, id, body);
        return showTeam(tx, id);
      }),
    deleteTeam: ({ write, params }) => write((tx) => deleteTeam(tx, params.id)),
    restoreTeam: ({ write, params: { id } }) =>
      write(async (tx) => {
        await restoreTeam(tx, id);
        return showTeam(tx, id);
      }),
    roles: async ({ db }) => ({ items: await listRoles(db) }),
    createRole: ({ write, body }) => write(async (tx) => showRole(tx, await createRole(tx, body))),
    editRole: ({ write, params: { id }, body }) =>
      write(async (tx) => {
        await editRole(tx, id, body);
        return showRole(tx, id);
      }),
    deleteRole: ({ write, params }) => write((tx) => deleteRole(tx, params.id)),
    permissions: () => ({
      items: Object.entries(permissions).map(([name, scopes]) => ({ name, scopes: [...scopes] })),
    }),
  },
  peopleErrors,
);
