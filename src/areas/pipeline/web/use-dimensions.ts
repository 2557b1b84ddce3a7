import { useQuery } from '@tanstack/react-query';
import { api } from '../../../web/api/client.ts';
import { useNames } from './use-names.ts';

const minutes = 60_000;

/** The dimensions that the company qualifies by, as exit conditions name them. */
export function useDimensions(): { key: string; name: string }[] {
  const name = useNames();
  const { data } = useQuery({ ...api.qualification.frame.query(), staleTime: 5 * minutes });
  return (data?.frame.dimensions ?? [])
    .filter(({ active }) => active)
    .map((one) => ({ key: one.key, name: name(one.name) }));
}
