import { accept, type Outcome, refuse } from './outcome.ts';

/** One way from some states to another, by the name people give it. */
export type Move<S extends string> = { from: readonly S[]; to: S };

/** States and the only ways between them, declared as data. */
export type StateMachine<S extends string, M extends string> = {
  /** Every state, in the order a person would read them. */
  states: readonly S[];
  initial: S;
  moves: Readonly<Record<M, Move<S>>>;
};

/**
 * Declares a state machine.
 *
 * @throws Error when it has a flaw: a mistake of ours, found the moment the file is loaded.
 */
export function stateMachine<const S extends string, const M extends string>(
  machine: StateMachine<S, M>,
): StateMachine<S, M> {
  const flaws = flawsOf(machine);
  if (flaws.length > 0) throw new Error(`state machine: ${flaws.join('; ')}`);
  return machine;
}

/** What is wrong with a machine, in plain words: unknown states, states nothing leads to, two moves for one step. */
export function flawsOf<S extends string, M extends string>(machine: StateMachine<S, M>): string[] {
  const flaws: string[] = [];
  const moves = Object.entries(machine.moves) as [M, Move<S>][];
  const known = new Set<string>(machine.states);
  if (!known.has(machine.initial)) flaws.push(`the initial state ${machine.initial} is not declared`);
  const steps = new Map<string, string>();
  for (const [name, { from, to }] of moves) {
    for (const state of [...from, to])
      if (!known.has(state)) flaws.push(`${name} names ${state}, which is not declared`);
    for (const state of from) {
      const step = `${state} → ${to}`;
      const earlier = steps.get(step);
      if (earlier) flaws.push(`${step} is both ${earlier} and ${name}`);
      steps.set(step, name);
    }
  }
  const reached = reachable(machine);
  for (const state of machine.states) if (!reached.has(state)) flaws.push(`${state} is never reached`);
  return flaws;
}

/** Every state that can come after `from` (the initial one by default), itself included. */
export function reachable<S extends string, M extends string>(machine: StateMachine<S, M>, from?: S): Set<S> {
  const reached = new Set<S>([from ?? machine.initial]);
  for (const state of reached) for (const next of nextStates(machine, state)) reached.add(next);
  return reached;
}

/** Where a step may lead from `state`, in declared order. */
export function nextStates<S extends string, M extends string>(machine: StateMachine<S, M>, state: S): S[] {
  const open = new Set<S>();
  for (const move of Object.values<Move<S>>(machine.moves)) if (move.from.includes(state)) open.add(move.to);
  return machine.states.filter((one) => open.has(one));
}

/** The move that leads from one state to another; refused with `code` and what would be possible when there is none. */
export function moveBetween<S extends string, M extends string>(
  machine: StateMachine<S, M>,
  from: S,
  to: S,
  code: string,
): Outcome<M> {
  for (const [name, move] of Object.entries(machine.moves) as [M, Move<S>][])
    if (move.to === to && move.from.includes(from)) return accept(name);
  return refuse(code, { from, to, possible: nextStates(machine, from) });
}
