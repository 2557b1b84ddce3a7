import { useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router';

/** A parameter of the present address: `usePathParam('id')` on `/leads/$id`. */
export function usePathParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  const value = params[name];
  if (value === undefined) throw new Error(`This page's path has no $${name}`);
  return value;
}

/** Goes to an address of ours: `go('/leads/0199…')`. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (to, options) => {
    const [path, query = ''] = to.split('?');
    void navigate({ to: path!, search: Object.fromEntries(new URLSearchParams(query)), ...options });
  };
}

/** The present path, without its query. */
export function usePath(): string {
  return useRouterState({ select: (state) => state.location.pathname });
}

/**
 * State that lives in the address, so that a reload, a bookmark or a colleague sees the same list.
 * @param defaults what holds when the address says nothing; values equal to it are left out of the address
 */
export function useUrlState<T extends Record<string, unknown>>(
  defaults: T,
): [T, (change: Partial<T>) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = { ...defaults };
  for (const key of Object.keys(defaults) as (keyof T & string)[])
    if (search[key] !== undefined) state[key] = search[key] as T[typeof key];
  const change = (next: Partial<T>) => {
    const merged: Record<string, unknown> = { ...search };
    for (const [key, value] of Object.entries(next)) {
      if (value === undefined || JSON.stringify(value) === JSON.stringify(defaults[key])) delete merged[key];
      else merged[key] = value;
    }
    void navigate({ to: '.', search: merged, replace: true });
  };
  return [state, change];
}
