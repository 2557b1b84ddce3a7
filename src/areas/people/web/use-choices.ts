import { useQuery } from '@tanstack/react-query';
import type { Choice } from '../../../ui/inline-edit/inline-edit.tsx';
import { api } from '../../../web/api/client.ts';
import { useSession } from '../../../web/session.ts';
import { type PermissionChoice, refusalOf } from './grants.ts';
import type { Role } from './shapes.ts';
import { treeOf } from './team-tree.ts';

/** Teams to choose from, as they hang in the tree: `华东销售中心 / 宁波组`. */
export function useTeamChoices(): Choice[] {
  const teams = useQuery(api.people.teams.query());
  return treeOf(teams.data?.items ?? []).map(({ team, path }) => ({
    value: team.id,
    label: [...path, team.name].join(' / '),
  }));
}

/** Roles to choose from, those that give more than the reader holds being closed. */
export function useRoleChoices(): (Choice & { disabled: boolean })[] {
  const session = useSession();
  const roles = useQuery(api.people.roles.query());
  const permissions = useQuery(api.people.permissions.query());
  const known = permissions.data?.items ?? [];
  return (roles.data?.items ?? []).map((role) => ({
    value: role.id,
    label: role.name,
    disabled: !mayGive(role),
  }));

  function mayGive(role: Role): boolean {
    return Object.entries(role.grants).every(([name, scope]) => {
      const permission: PermissionChoice = known.find((one) => one.name === name) ?? {
        name,
        scopes: [scope],
      };
      return refusalOf(session, permission, scope) !== 'tooWide';
    });
  }
}
