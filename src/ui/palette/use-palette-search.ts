import { useEffect, useState } from 'react';
import type { PaletteGroup, PaletteSource } from './palette-source.ts';

/** Asks every source for `query` after a short pause in typing; older answers are thrown away. */
export function usePaletteSearch(
  sources: readonly PaletteSource[],
  query: string,
): { groups: PaletteGroup[]; busy: boolean } {
  const [groups, setGroups] = useState<PaletteGroup[]>([]);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const wanted = query.trim();
    if (wanted === '') {
      setGroups([]);
      setBusy(false);
      return;
    }
    setBusy(true);
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const found = await Promise.all(
        sources.map((search) => search(wanted, stop.signal).catch((): PaletteGroup[] => [])),
      );
      if (stop.signal.aborted) return;
      setGroups(found.flat().filter((group) => group.items.length > 0));
      setBusy(false);
    }, 90);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [sources, query]);
  return { groups, busy };
}
