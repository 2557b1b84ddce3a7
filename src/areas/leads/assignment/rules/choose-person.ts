/** Someone in a team's queue. `pass` counts how far they have come in it: an integer, the smaller the sooner. */
export type Waiting = {
  personId: string;
  /** Relative share, 0 … 1000; 0 gets nothing. */
  capacity: number;
  /** At work, not absent, may work leads. */
  available: boolean;
  pass: number;
};

/** Who gets the next lead, and the queue as it stands afterwards. */
export type Chosen = { personId: string; passes: ReadonlyMap<string, number> };

/** One turn of a person with capacity 1; others step this divided by their capacity. */
const stride = 100_000_000;

/**
 * Whose turn it is: stride scheduling (Waldspurger & Weihl 1995). Each turn moves a person on by a step that is the smaller the
 * greater their capacity, and the one who has come least far is next; so what each is given stays within one lead for each
 * colleague of their share. Whoever can't take part (absent, new, capacity 0) is drawn along with the last in the queue:
 * coming back they get their share, not all that they have missed.
 *
 * @returns null when nobody is available. Equal places are decided by greater capacity, then by id.
 */
export function choosePerson(queue: readonly Waiting[]): Chosen | null {
  const able = queue.filter((one) => one.available && one.capacity > 0);
  const [first, ...others] = able;
  if (!first) return null;
  const next = others.reduce((best, one) => (isSooner(one, best) ? one : best), first);
  const passes = new Map<string, number>();
  for (const one of queue)
    if (!able.includes(one) && one.pass < next.pass) passes.set(one.personId, next.pass);
  passes.set(next.personId, next.pass + Math.floor(stride / next.capacity));
  return { personId: next.personId, passes };
}

/** Where somebody joins a queue that has been moving: with the last in it, or at its start when it is new. */
export function joiningPass(passes: readonly number[]): number {
  return passes.length === 0 ? 0 : Math.min(...passes);
}

function isSooner(a: Waiting, b: Waiting): boolean {
  if (a.pass !== b.pass) return a.pass < b.pass;
  if (a.capacity !== b.capacity) return a.capacity > b.capacity;
  return a.personId < b.personId;
}
