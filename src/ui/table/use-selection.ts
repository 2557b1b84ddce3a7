import { useRef } from 'react';

/** Choosing rows: one by one, or a range from the last chosen to here. */
export function useSelection(
  ids: readonly string[],
  chosen: ReadonlySet<string>,
  onChange: (ids: Set<string>) => void,
) {
  const anchor = useRef<string | null>(null);
  return {
    toggle(id: string, range: boolean): void {
      const next = new Set(chosen);
      const from = anchor.current === null ? -1 : ids.indexOf(anchor.current);
      const to = ids.indexOf(id);
      if (range && from >= 0 && to >= 0) {
        const take = !chosen.has(id);
        for (const one of ids.slice(Math.min(from, to), Math.max(from, to) + 1))
          take ? next.add(one) : next.delete(one);
      } else if (!next.delete(id)) next.add(id);
      anchor.current = id;
      onChange(next);
    },
    toggleAll(): void {
      onChange(ids.every((id) => chosen.has(id)) ? new Set() : new Set(ids));
    },
  };
}
