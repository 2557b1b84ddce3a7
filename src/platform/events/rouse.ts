import { nudge } from '../jobs/nudge.ts';

/** The job in which subscribers hear. */
export const deliverTask = 'events.deliver';

let heard: ReadonlySet<string> = new Set();

/** Says which types somebody waits for: only they wake the subscribers. */
export function rouseFor(types: Iterable<string>): void {
  heard = new Set(types);
}

/** Wakes the subscribers soon when one of them waits for this type. After the commit. */
export function rouse(type: string): void {
  if (heard.has(type)) nudge(deliverTask);
}
