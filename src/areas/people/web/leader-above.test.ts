import { expect, test } from 'vitest';
import { leaderAbove } from './leader-above.ts';

const teams = [
  { id: 'sales', parentId: null, leaders: [{ id: 'boss' }] },
  { id: 'east', parentId: 'sales', leaders: [{ id: 'chief' }, { id: 'gone' }] },
  { id: 'east1', parentId: 'east', leaders: [] },
];
const present = new Set(['boss', 'chief', 'li']);

test.each([
  ['a member of a led team', { id: 'li', teamId: 'east' }, 'chief'],
  ['a member of a team without leader goes one up', { id: 'li', teamId: 'east1' }, 'chief'],
  ['a leader’s work goes to the leader above', { id: 'chief', teamId: 'east' }, 'boss'],
  ['the highest leader has nobody above', { id: 'boss', teamId: 'sales' }, null],
  ['someone without a team', { id: 'li', teamId: null }, null],
])('%s', (_, person, expected) => {
  expect(leaderAbove(person, teams, present)).toBe(expected);
});
