import { useQuery } from '@tanstack/react-query';
import type { Filter } from '../../../../../ui/filter/filter.ts';
import { api } from '../../../../../web/api/client.ts';

/** The conditions that select leads with an outcome, as the company says what one is; none until that is known. */
export function useEnded(): readonly Filter[] {
  const { data } = useQuery({ ...api.score.settings.query(), staleTime: 60_000 });
  if (!data) return [];
  const { outcome } = data.settings;
  const field = outcome.by === 'status' ? 'status' : `custom.${outcome.key}`;
  return [{ field, operator: 'anyOf', values: [...outcome.won, ...outcome.lost] }];
}
