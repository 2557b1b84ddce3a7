import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choosePerson, joiningPass, type Waiting } from './choose-person.ts';

const at = (personId: string, capacity: number, over: Partial<Waiting> = {}): Waiting => ({
  personId,
  capacity,
  available: true,
  pass: 0,
  ...over,
});

/** So many leads, one after the other. */
function give(queue: readonly Waiting[], leads: number): { order: string[]; queue: Waiting[] } {
  let now = [...queue];
  const order: string[] = [];
  for (let n = 0; n < leads; n++) {
    const chosen = choosePerson(now);
    if (!chosen) break;
    order.push(chosen.personId);
    now = now.map((one) => ({ ...one, pass: chosen.passes.get(one.personId) ?? one.pass }));
  }
  return { order, queue: now };
}
const count = (order: readonly string[], id: string): number => order.filter((one) => one === id).length;

describe('choosePerson', () => {
  test('gives equal people their turns one after another', () => {
    expect(
      give([at('甲', 100), at('乙', 100), at('丙', 100)], 6)
        .order.slice(0, 3)
        .sort(),
    ).toEqual(['甲', '乙', '丙'].sort());
    expect(give([at('a', 100), at('b', 100)], 6).order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  });

  test('gives someone with half the capacity half as many, spread out', () => {
    expect(give([at('a', 100), at('b', 50)], 6).order).toEqual(['a', 'b', 'a', 'a', 'b', 'a']);
  });

  test('passes over who is absent, and whose capacity is 0', () => {
    const { order } = give([at('a', 100, { available: false }), at('b', 0), at('c', 10)], 5);
    expect(order).toEqual(['c', 'c', 'c', 'c', 'c']);
    expect(choosePerson([at('a', 100, { available: false }), at('b', 0)])).toBeNull();
    expect(choosePerson([])).toBeNull();
  });

  test('gives whoever comes back from holidays their share, not all that they missed', () => {
    const away = give([at('a', 100), at('b', 100, { available: false })], 50).queue;
    const back = away.map((one) => ({ ...one, available: true }));
    expect(count(give(back, 10).order, 'b')).toBe(5);
  });

  test('lets a new colleague in where the queue stands', () => {
    const { queue } = give([at('a', 100), at('b', 100)], 40);
    const joined = [...queue, at('c', 100, { pass: joiningPass(queue.map((one) => one.pass)) })];
    expect(count(give(joined, 9).order, 'c')).toBe(3);
  });

  const team = fc
    .array(fc.record({ capacity: fc.integer({ min: 1, max: 1000 }), available: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((people) => people.map((one, n) => at(`p${n}`, one.capacity, { available: one.available })));

  test('shares converge to capacities, absent people get none, and the same queue always gives the same', () => {
    fc.assert(
      fc.property(team, fc.integer({ min: 1, max: 400 }), (queue, leads) => {
        const { order } = give(queue, leads);
        expect(give(queue, leads).order).toEqual(order);
        const able = queue.filter((one) => one.available);
        const total = able.reduce((sum, one) => sum + one.capacity, 0);
        for (const one of queue) {
          const share = one.available ? (leads * one.capacity) / total : 0;
          const bound = one.available ? able.length : 0;
          expect(Math.abs(count(order, one.personId) - share)).toBeLessThanOrEqual(bound);
        }
        expect(order).toHaveLength(able.length > 0 ? leads : 0);
      }),
      { numRuns: 150 },
    );
  });
});
