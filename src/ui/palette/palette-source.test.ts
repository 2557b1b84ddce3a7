import { expect, it } from 'vitest';
import { matchingCommands } from './palette-source.ts';

const commands = ['新建线索', '去：线索', 'Switch to dark'].map((label) => ({
  id: label,
  label,
  run: () => {},
}));

it('finds commands by their beginning, a part, or letters in order, in that order', () => {
  expect(matchingCommands(commands, '线索').map((c) => c.label)).toEqual(['新建线索', '去：线索']);
  expect(matchingCommands(commands, '去').map((c) => c.label)).toEqual(['去：线索']);
  expect(matchingCommands(commands, 'swdark').map((c) => c.label)).toEqual(['Switch to dark']);
  expect(matchingCommands(commands, '合同')).toEqual([]);
});
