import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export type Names = {
  people: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
  roles: ReadonlyMap<string, string>;
};

type Named = { id: string; name: string };
const byId = (items: readonly Named[] = []) => new Map(items.map(({ id, name }) => [id, name]));

/** What ids in the log stand for. */
export function useNames(): Names {
  const people = useQuery(api.people.list.query({ query: { limit: 500 } }));
  const teams = useQuery(api.people.teams.query());
  const roles = useQuery(api.people.roles.query());
  return { people: byId(people.data?.items), teams: byId(teams.data?.items), roles: byId(roles.data?.items) };
}
