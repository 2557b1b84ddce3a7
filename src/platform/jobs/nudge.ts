let waiting = new Set<string>();
let timer: NodeJS.Timeout | null = null;
let send: ((tasks: readonly string[]) => void) | null = null;

/** So long nudges are gathered: what comes in a burst is worked on together. */
const gatherFor = 150;

/**
 * Has a job that also runs by the clock run soon: for work that waits in rows of its own, where a queued job for each row would cost more
 * than the row. Called after the commit. A process that dies before it has passed it on leaves the work to the clock.
 */
export function nudge(task: string): void {
  waiting.add(task);
  if (timer === null) timer = setTimeout(flush, gatherFor);
}

function flush(): void {
  timer = null;
  const tasks = [...waiting];
  waiting = new Set();
  send?.(tasks);
}

/** Told by who starts the queue how to pass nudges on; null when it stops. */
export function passNudgesTo(pass: ((tasks: readonly string[]) => void) | null): void {
  send = pass;
}
