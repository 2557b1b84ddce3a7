import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Card, faultsOf, isNumeric } from './card.ts';
import { explainRow } from './explain.ts';
import { learnCard } from './learn.ts';
import { madeLeads } from './made-leads.fixture.ts';
import { MANAGER_CARD } from './sample-card.fixture.ts';
import { chanceOf, compileCard, scoreRows } from './score.ts';

const anyPins = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  rows: fc.integer({ min: 20, max: 250 }),
  visits: fc.constantFrom('rising' as const, 'falling' as const),
  pinned: fc.integer({ min: 0, max: 2 }),
  points: fc.integer({ min: -40, max: 40 }),
});

it('for any leads and pins: what was learned obeys the pins, and its points sum to the score', () => {
  fc.assert(
    fc.property(anyPins, ({ seed, rows, visits, pinned, points }) => {
      const attributes = MANAGER_CARD.attributes.map((one) => {
        if (one.key === 'visits' && isNumeric(one))
          return { ...one, bins: [{ from: null, points: 0 }], monotone: visits };
        if (one.key === 'employees' && isNumeric(one))
          return {
            ...one,
            bins: one.bins.map((b, i) => (i === pinned ? { ...b, points, pinned: true } : b)),
          };
        return one;
      });
      const prior: Card = { ...MANAGER_CARD, attributes };
      const made = madeLeads(rows, seed);
      const learned = learnCard({ ...made, seed, name: 'any', prior });
      // So few leads may all have one outcome; that is refused elsewhere.
      if (!learned.ok) return expect(learned.refusal.code).toBe('score.oneClass');
      const { card } = learned.value;
      expect(faultsOf(card)).toEqual([]);
      const employees = card.attributes.find(({ key }) => key === 'employees')!;
      expect(employees.bins[pinned]).toMatchObject({ points, pinned: true });
      const raw = scoreRows(compileCard(card), made.columns, rows);
      for (let row = 0; row < rows; row += 17) {
        const told = explainRow(compileCard(card), made.columns, row);
        expect(told.base + told.facts.reduce((sum, fact) => sum + fact.points, 0)).toBe(raw[row]);
        expect(told.chance).toBe(chanceOf(card, raw[row]!));
      }
    }),
    { numRuns: 25 },
  );
});
