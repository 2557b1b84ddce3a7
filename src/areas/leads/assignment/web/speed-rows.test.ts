import { expect, test } from 'vitest';
import type { SpeedFigure } from './shapes.ts';
import { speedRows } from './speed-rows.ts';

const figure = (of: SpeedFigure['of'], id: string | null, teamId: string | null = null): SpeedFigure => ({
  of,
  id,
  name: id,
  teamId,
  leads: 1,
  contacted: 1,
  medianMinutes: 5,
  p90Minutes: 9,
  withinTarget: 1,
  overdue: 0,
});

test('people stand below their team; nobody is lost, the whole is not a row', () => {
  const rows = speedRows([
    figure('all', null),
    figure('person', '张建国', '华东'),
    figure('person', '周敏'),
    figure('team', '华东', '华东'),
    figure('person', '李强', '华南'),
  ]);
  expect(rows.map(({ figure, below }) => [figure.id, below])).toEqual([
    ['华东', false],
    ['张建国', true],
    ['周敏', false],
    ['李强', false],
  ]);
});
