import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../shapes.ts';
import { fieldFor, scoreLines } from './score-lines.ts';

const fact = (key: string, points: number): Fact => ({
  keys: [key],
  part: 'fit',
  points,
  cells: [2],
  values: ['x'],
});
const sum = (facts: readonly Fact[]) => facts.reduce((all, one) => all + one.points, 0);

describe('the points under a score', () => {
  it('fold what moved nothing, and show the most telling first', () => {
    const facts = [fact('size', -4), fact('language', 0), fact('source', 22), fact('title', 3)];
    const { shown, folded } = scoreLines({ facts }, false);
    expect(shown.map((one) => one.keys[0])).toEqual(['source', 'size', 'title']);
    expect(folded.map((one) => one.keys[0])).toEqual(['language']);
    expect(scoreLines({ facts }, true).folded).toEqual([]);
  });

  it('never lose a point to folding', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 40 }),
        fc.boolean(),
        (points, all) => {
          const facts = points.map((one, i) => fact(`a${i}`, one));
          const lines = scoreLines({ facts }, all);
          expect(sum(lines.shown) + lines.foldedPoints).toBe(sum(facts));
          expect(lines.shown.length + lines.folded.length).toBe(facts.length);
          expect(lines.full).toBeGreaterThanOrEqual(1);
        },
      ),
    );
  });
});

it('knows by which field a raise can be had, and that deals are not typed into a field', () => {
  expect(fieldFor('size')).toBe('size');
  expect(fieldFor('hasWechat')).toBe('wechat');
  expect(fieldFor('custom.material')).toBe('custom.material');
  expect(fieldFor('samplesAsked')).toBeNull();
});
