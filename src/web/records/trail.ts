/** The order in which the reader last saw records, so that a record knows its neighbours. */
type Trail = { ids: readonly string[]; back: string };

/** More neighbours than this nobody walks through. */
const most = 500;

/** Remembers a list when one of its records is opened. @param home the list's own path @param back the list as it was left */
export function leaveTrail(home: string, ids: readonly string[], opened: string, back: string): void {
  const at = Math.max(0, ids.indexOf(opened) - most / 2);
  const trail: Trail = { ids: ids.slice(at, at + most), back };
  try {
    sessionStorage.setItem(placeOf(home), JSON.stringify(trail));
  } catch {
    // Storage is forbidden here: the record just has no neighbours.
  }
}

/** The records before and after `id` in the list the reader came from, and the way back to it. */
export function neighboursOf(
  home: string,
  id: string,
): { previous: string | null; next: string | null; back: string } {
  const { ids, back } = readTrail(home);
  const at = ids.indexOf(id);
  if (at < 0) return { previous: null, next: null, back: home };
  return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, back };
}

function placeOf(home: string): string {
  return `yaosu.trail.${home}`;
}

function readTrail(home: string): Trail {
  try {
    return JSON.parse(sessionStorage.getItem(placeOf(home)) ?? '') as Trail;
  } catch {
    return { ids: [], back: home };
  }
}
