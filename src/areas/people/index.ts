/** The people room's only door: what areas to the right may call. */
export { createTeam, deleteTeam } from './acts/edit-team.ts';
export { type Enrolled, enrolPerson } from './acts/enrol-person.ts';
export { foundPeople } from './acts/found-people.ts';
export { revokeInvitation } from './acts/invite-person.ts';
export { leavePerson } from './acts/leave-company.ts';
export { availablePeople, readPerson } from './reads.ts';
export { peopleRoutes } from './routes.ts';
export { reachOf, teamsAbove, teamsBelow } from './rules/placing.ts';
export { shippedRoles } from './shipped-roles.ts';
export { teamTree } from './store.ts';
