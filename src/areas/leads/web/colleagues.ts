import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../web/api/client.ts';
import type { Colleague, CustomField } from './lead-shapes.ts';

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

/** The company's own fields of a lead, in their order. */
export function useCustomFields(): readonly CustomField[] {
  const { data } = useQuery({
    ...api.customField.list.query({ query: { subject: 'lead' } }),
    staleTime: 5 * minutes,
  });
  return data?.items ?? none;
}

const none: readonly CustomField[] = [];
