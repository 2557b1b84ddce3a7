import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallOutput } from '../../platform/http/contract.ts';
import { api } from '../api/client.ts';
import type { Contracts } from '../api/endpoints.gen.ts';

export type Colleague = CallOutput<Contracts['people']['list']>['items'][number];

const minutes = 60_000;

/** Everyone in the company: `active` to choose an owner from, `nameOf` also those who left. */
export function useColleagues(): { active: readonly Colleague[]; nameOf: (id: string) => string | null } {
  const { data } = useQuery({ ...api.people.list.query({ query: { limit: 500 } }), staleTime: 5 * minutes });
  return useMemo(() => {
    const items = data?.items ?? [];
    const names = new Map(items.map((one) => [one.id, one.name]));
    return {
      active: items.filter((one) => one.state === 'active'),
      nameOf: (id) => names.get(id) ?? null,
    };
  }, [data]);
}
