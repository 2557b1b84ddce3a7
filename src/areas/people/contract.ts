import { z } from 'zod';
import { languages } from '../../kernel/language.ts';
import { session } from '../../platform/auth/contract.ts';
import { contract } from '../../platform/http/contract.ts';

const id = z.object({ id: z.uuid() });
const name = z.string().trim().min(1).max(100);
const email = z.email().max(320);
const phone = z.string().trim().max(40).nullable();
const title = z.string().trim().max(100).nullable();
const language = z.enum(languages);
const theme = z.enum(['system', 'light', 'dark']);
const day = z.iso.date().nullable();
const version = z.int().min(1);
const grants = z.record(z.string().max(60), z.enum(['own', 'team', 'all']));
const time = z.iso.datetime();
const manage = { permission: 'people.manage' };

export const person = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
  language,
  roleId: z.uuid(),
  roleName: z.string(),
  teamId: z.uuid().nullable(),
  teamName: z.string().nullable(),
  leadsTeam: z.boolean(),
  capacity: z.int(),
  absentFrom: day,
  absentUntil: day,
  state: z.enum(['invited', 'active', 'left']),
  /** Until when the open invitation can be accepted. */
  invitationExpiresAt: time.nullable(),
  version: z.int(),
});

const profile = person.extend({ theme });

const team = z.object({
  id: z.uuid(),
  name: z.string(),
  parentId: z.uuid().nullable(),
  people: z.int(),
  leaders: z.array(z.object({ id: z.uuid(), name: z.string() })),
  version: z.int(),
});

const role = z.object({
  id: z.uuid(),
  /** Of a role that came with Yaosu: owner, manager, sales, readonly. */
  key: z.string().nullable(),
  name: z.string(),
  grants,
  people: z.int(),
  version: z.int(),
});

/** `url` is null when the request was repeated: the link was shown once. */
const link = z.object({ id: z.uuid(), url: z.string().nullable(), expiresAt: time });

const authority = ['people.moreThanYouHold', 'people.outsideYourTeams'] as const;

export const peopleContract = contract({
  list: {
    method: 'GET',
    path: '/api/people',
    summary: 'Colleagues, in the order they joined.',
    access: 'signedIn',
    query: z.object({
      q: z.string().max(100).optional(),
      state: z.enum(['invited', 'active', 'left']).optional(),
      teamId: z.uuid().optional(),
      roleId: z.uuid().optional(),
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    response: z.object({ items: z.array(person), next: z.string().nullable() }),
  },
  read: {
    method: 'GET',
    path: '/api/people/:id',
    summary: 'One colleague.',
    access: 'signedIn',
    params: id,
    response: person,
  },
  edit: {
    method: 'PATCH',
    path: '/api/people/:id',
    summary: 'Change a colleague’s place, contact or availability.',
    access: manage,
    params: id,
    body: z.object({
      version,
      name: name.optional(),
      email: email.optional(),
      phone: phone.optional(),
      title: title.optional(),
      roleId: z.uuid().optional(),
      teamId: z.uuid().nullable().optional(),
      leadsTeam: z.boolean().optional(),
      capacity: z.int().min(0).max(1000).optional(),
      absentFrom: day.optional(),
      absentUntil: day.optional(),
    }),
    response: person,
    errors: [
      ...authority,
      'record.stale',
      'people.lastOwner',
      'people.emailTaken',
      'people.leadsNoTeam',
      'people.absenceWithoutStart',
      'people.absenceBackwards',
      'role.notFound',
      'team.notFound',
    ],
  },
  leave: {
    method: 'POST',
    path: '/api/people/:id/leave',
    summary:
      'A person leaves: signed out everywhere at once; their leads, customers, opportunities and open tasks go to `handOverTo`, if someone is chosen.',
    access: manage,
    params: id,
    body: z.object({ version, handOverTo: z.uuid().nullable().default(null) }),
    response: person,
    errors: [...authority, 'record.stale', 'people.lastOwner', 'people.badHeir', 'people.notActive'],
  },
  comeBack: {
    method: 'POST',
    path: '/api/people/:id/return',
    summary: 'Someone who left comes back, with the role and team they had.',
    access: manage,
    params: id,
    response: person,
    errors: [...authority, 'people.hasNotLeft'],
  },
  makeResetLink: {
    method: 'POST',
    path: '/api/people/:id/reset-link',
    summary: 'A one-time link with which a colleague sets a new password.',
    access: manage,
    params: id,
    response: link,
    status: 201,
    errors: [...authority, 'people.notActive'],
  },
  clearSecondFactor: {
    method: 'POST',
    path: '/api/people/:id/second-factor/off',
    summary: 'Switch off the second factor of a colleague who lost it.',
    access: manage,
    params: id,
    response: null,
    errors: [...authority, 'people.notActive'],
  },
  signOut: {
    method: 'POST',
    path: '/api/people/:id/sign-out',
    summary: 'Sign a colleague out everywhere.',
    access: manage,
    params: id,
    response: z.object({ ended: z.int() }),
    errors: [...authority, 'people.notActive'],
  },
  invite: {
    method: 'POST',
    path: '/api/invitations',
    summary: 'Invite someone; pass the link on to them.',
    access: manage,
    body: z.object({
      email,
      name: name.optional(),
      language: language.optional(),
      roleId: z.uuid(),
      teamId: z.uuid().nullable().default(null),
      leadsTeam: z.boolean().default(false),
    }),
    response: link,
    status: 201,
    errors: [...authority, 'people.emailTaken', 'people.leadsNoTeam', 'role.notFound', 'team.notFound'],
  },
  inviteAgain: {
    method: 'POST',
    path: '/api/invitations/:id',
    summary: 'A new link for someone invited; the earlier one stops working.',
    access: manage,
    params: id,
    response: link,
    status: 201,
    errors: [...authority, 'people.alreadyJoined'],
  },
  revokeInvitation: {
    method: 'DELETE',
    path: '/api/invitations/:id',
    summary: 'Take an invitation back.',
    access: manage,
    params: id,
    response: null,
    errors: [...authority, 'people.alreadyJoined'],
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitations/accept',
    summary: 'Come in by an invitation: name, language and a password; sets the session cookie.',
    access: 'public',
    body: z.object({ token: z.string().min(20).max(200), name, language, password: z.string().max(1_000) }),
    response: session,
    errors: ['auth.linkInvalid', 'auth.passwordTooShort', 'auth.passwordTooLong', 'auth.passwordObvious'],
    rate: 60,
  },
  profile: {
    method: 'GET',
    path: '/api/profile',
    summary: 'Oneself.',
    access: 'signedIn',
    response: profile,
  },
  editProfile: {
    method: 'PATCH',
    path: '/api/profile',
    summary: 'Change one’s own name, contact, language or theme. A new e-mail address asks for the password.',
    access: 'signedIn',
    body: z.object({
      version: version.optional(),
      name: name.optional(),
      email: email.optional(),
      password: z.string().max(1_000).optional(),
      phone: phone.optional(),
      title: title.optional(),
      language: language.optional(),
      theme: theme.optional(),
    }),
    response: profile,
    errors: [
      'record.stale',
      'people.emailTaken',
      'auth.wrongPassword',
      'auth.locked',
      'auth.sessionRequired',
    ],
  },
  teams: {
    method: 'GET',
    path: '/api/teams',
    summary: 'All teams; `parentId` makes the tree.',
    access: 'signedIn',
    response: z.object({ items: z.array(team) }),
  },
  createTeam: {
    method: 'POST',
    path: '/api/teams',
    summary: 'Add a team.',
    access: manage,
    body: z.object({ name, parentId: z.uuid().nullable().default(null) }),
    response: team,
    status: 201,
    errors: ['team.notFound', 'people.outsideYourTeams'],
  },
  editTeam: {
    method: 'PATCH',
    path: '/api/teams/:id',
    summary: 'Rename a team or move it in the tree.',
    access: manage,
    params: id,
    body: z.object({ version, name: name.optional(), parentId: z.uuid().nullable().optional() }),
    response: team,
    errors: [...authority, 'record.stale', 'team.loop', 'team.notFound'],
  },
  deleteTeam: {
    method: 'DELETE',
    path: '/api/teams/:id',
    summary: 'Delete an empty team.',
    access: manage,
    params: id,
    response: null,
    errors: ['team.notEmpty', 'people.outsideYourTeams'],
  },
  restoreTeam: {
    method: 'POST',
    path: '/api/teams/:id/restore',
    summary: 'Undo the deletion of a team.',
    access: manage,
    params: id,
    response: team,
    errors: ['people.outsideYourTeams'],
  },
  roles: {
    method: 'GET',
    path: '/api/roles',
    summary: 'All roles and what they grant.',
    access: 'signedIn',
    response: z.object({ items: z.array(role) }),
  },
  createRole: {
    method: 'POST',
    path: '/api/roles',
    summary: 'Add a role of one’s own.',
    access: manage,
    body: z.object({ name, grants }),
    response: role,
    status: 201,
    errors: ['role.grantUnknown', 'people.moreThanYouHold'],
  },
  editRole: {
    method: 'PATCH',
    path: '/api/roles/:id',
    summary: 'Change a role; everyone who has it follows with their next request.',
    access: manage,
    params: id,
    body: z.object({ version, name: name.optional(), grants: grants.optional() }),
    response: role,
    errors: ['record.stale', 'role.ownerFixed', 'role.grantUnknown', 'people.moreThanYouHold'],
  },
  deleteRole: {
    method: 'DELETE',
    path: '/api/roles/:id',
    summary: 'Delete a role that nobody has.',
    access: manage,
    params: id,
    response: null,
    errors: ['role.shipped', 'role.inUse', 'people.moreThanYouHold'],
  },
  permissions: {
    method: 'GET',
    path: '/api/permissions',
    summary: 'Every permission, and the scopes it may be given in.',
    access: 'signedIn',
    response: z.object({
      items: z.array(z.object({ name: z.string(), scopes: z.array(z.enum(['own', 'team', 'all'])) })),
    }),
  },
});
