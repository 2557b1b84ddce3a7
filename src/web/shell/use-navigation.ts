import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { IconName } from '../../ui/icons.tsx';
import type { NavEntry, NavGroup } from '../area.ts';
import { areas } from '../areas.ts';
import { usePath } from '../route-hooks.ts';
import { useMay } from '../session.ts';

export type NavItem = {
  to: string;
  label: string;
  icon: IconName;
  count: number | null;
  on: boolean;
  onPhone: boolean;
};
export type NavSection = { group: NavGroup; items: NavItem[] };

const groups: readonly NavGroup[] = ['day', 'toCash', 'team', 'company'];
const entries: readonly NavEntry[] = areas.flatMap((area) => area.nav ?? []);

/** The navigation as this person may see it: along the line, with what waits at each stop. */
export function useNavigation(): NavSection[] {
  const { t } = useTranslation();
  const may = useMay();
  const path = usePath();
  const mine = entries.filter((entry) => may(entry.permission));
  const counts = useQueries({
    queries: mine.map((entry) => ({
      queryKey: ['navigation', entry.to],
      queryFn: ({ signal }: { signal: AbortSignal }) => entry.count?.(signal) ?? null,
      enabled: entry.count !== undefined,
      refetchInterval: 60_000,
    })),
  });
  const onNow = mine
    .filter((entry) => path === entry.to || (entry.to !== '/' && path.startsWith(`${entry.to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0];
  return groups.flatMap((group) => {
    const items = mine
      .map((entry, i) => ({ entry, count: counts[i]?.data ?? null }))
      .filter(({ entry }) => entry.group === group)
      .sort((a, b) => a.entry.order - b.entry.order)
      .map(({ entry, count }) => ({
        to: entry.to,
        label: t(entry.label),
        icon: entry.icon,
        count,
        on: entry === onNow,
        onPhone: entry.onPhone ?? false,
      }));
    return items.length > 0 ? [{ group, items }] : [];
  });
}
