import { describe, expect, test } from 'vitest';
import { flawsOf, moveBetween, nextStates, reachable, stateMachine } from './states.ts';

const door = stateMachine({
  states: ['open', 'shut', 'locked'],
  initial: 'open',
  moves: {
    shut: { from: ['open'], to: 'shut' },
    open: { from: ['shut'], to: 'open' },
    lock: { from: ['shut'], to: 'locked' },
    unlock: { from: ['locked'], to: 'shut' },
  },
});

describe('a state machine', () => {
  test('names the move between two states, and says what is possible where there is none', () => {
    expect(moveBetween(door, 'shut', 'locked', 'door.impossible')).toEqual({ ok: true, value: 'lock' });
    expect(moveBetween(door, 'open', 'locked', 'door.impossible')).toEqual({
      ok: false,
      refusal: { code: 'door.impossible', facts: { from: 'open', to: 'locked', possible: ['shut'] } },
    });
    expect(nextStates(door, 'shut')).toEqual(['open', 'locked']);
    expect(reachable(door)).toEqual(new Set(['open', 'shut', 'locked']));
  });

  test('with a state that nothing leads to is refused when it is declared', () => {
    const broken = {
      states: ['open', 'shut', 'painted'],
      initial: 'open',
      moves: { shut: { from: ['open'], to: 'shut' }, repaint: { from: ['painted'], to: 'painted' } },
    } as const;
    expect(flawsOf(broken)).toEqual(['painted is never reached']);
    expect(() => stateMachine(broken)).toThrow('painted is never reached');
  });

  test('with an undeclared state or two names for one step is refused', () => {
    const flaws = flawsOf<string, string>({
      states: ['a', 'b'],
      initial: 'a',
      moves: { go: { from: ['a'], to: 'b' }, run: { from: ['a'], to: 'b' }, fly: { from: ['a'], to: 'c' } },
    });
    expect(flaws).toContain('a → b is both go and run');
    expect(flaws).toContain('fly names c, which is not declared');
  });
});
