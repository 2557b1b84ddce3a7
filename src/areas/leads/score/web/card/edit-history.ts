/** Steps that can be taken back and done again. `at` is where we stand among them. */
export type EditHistory<T> = { readonly steps: readonly T[]; readonly at: number };

/** So many steps are kept: more nobody takes back one by one. */
const most = 200;

export function begin<T>(first: T): EditHistory<T> {
  return { steps: [first], at: 0 };
}

export function now<T>({ steps, at }: EditHistory<T>): T {
  return steps[at]!;
}

/** A further step; what had been taken back is forgotten. Nothing happens when it changes nothing. */
export function step<T>(history: EditHistory<T>, next: T): EditHistory<T> {
  if (JSON.stringify(next) === JSON.stringify(now(history))) return history;
  const steps = [...history.steps.slice(0, history.at + 1), next].slice(-most);
  return { steps, at: steps.length - 1 };
}

export function back<T>(history: EditHistory<T>): EditHistory<T> {
  return { ...history, at: Math.max(0, history.at - 1) };
}

export function forth<T>(history: EditHistory<T>): EditHistory<T> {
  return { ...history, at: Math.min(history.steps.length - 1, history.at + 1) };
}
