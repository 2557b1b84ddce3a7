import { expect, it } from 'vitest';
import { placesOf } from './layers.ts';

const link = (fromFile: number, toFile: number) => ({ fromFile, toFile });

it('puts what others point at left of them', () => {
  // 0 accounts, 1 agents, 2 opportunities of both, 3 their history
  expect(placesOf([0, 1, 2, 3], [link(2, 0), link(2, 1), link(3, 2)])).toEqual([
    { file: 0, layer: 0, at: 0 },
    { file: 1, layer: 0, at: 1 },
    { file: 2, layer: 1, at: 0 },
    { file: 3, layer: 2, at: 0 },
  ]);
});

it('takes a file that points at itself, and a circle, as the order cuts them', () => {
  expect(placesOf([4, 7], [link(4, 4), link(4, 7), link(7, 4)])).toEqual([
    { file: 4, layer: 0, at: 0 },
    { file: 7, layer: 1, at: 0 },
  ]);
});
