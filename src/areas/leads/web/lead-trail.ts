/** The order in which the reader last saw leads, so that a record knows its neighbours. */
type Trail = { ids: readonly string[]; back: string };

const place = 'yaosu.leads.trail';
/** More neighbours than this nobody walks through. */
const most = 500;

/** Remembers a list when one of its leads is opened. @param back the list's address */
export function leaveTrail(ids: readonly string[], opened: string, back: string): void {
  const at = Math.max(0, ids.indexOf(opened) - most / 2);
  const trail: Trail = { ids: ids.slice(at, at + most), back };
  try {
    sessionStorage.setItem(place, JSON.stringify(trail));
  } catch {
    // Storage is forbidden here: the record just has no neighbours.
  }
}

/** The leads before and after `id` in the list the reader came from, and the way back to it. */
export function neighboursOf(id: string): { previous: string | null; next: string | null; back: string } {
  const { ids, back } = readTrail();
  const at = ids.indexOf(id);
  if (at < 0) return { previous: null, next: null, back: '/leads' };
  return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, back };
}

function readTrail(): Trail {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '') as Trail;
  } catch {
    return { ids: [], back: '/leads' };
  }
}
