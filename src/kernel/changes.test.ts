import { expect, test } from 'vitest';
import { takeBack } from './changes.ts';

test.each([
  ['2026-11-24T08:00:00.120Z', '2026-11-24T08:00:00.12Z'],
  ['2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00Z'],
  ['2026-11-24T08:00:00.123Z', '2026-11-24T08:00:00.123Z'],
])('a moment told as %s and kept as %s is taken back, with what belongs to it', (told, kept) => {
  const record = { stageId: 'offer', stageSince: kept, custom: {} };
  const before = '2026-11-01T08:00:00Z';
  const back = takeBack(record, { stageId: ['talk', 'offer'], stageSince: [before, told] }, [
    ['stageId', 'stageSince'],
  ]);
  expect(back).toEqual({ record: { stageId: 'talk', stageSince: before, custom: {} }, kept: [] });
});

test('a moment that someone moved since stays', () => {
  const record = { stageSince: '2026-11-24T09:00:00Z', custom: {} };
  expect(takeBack(record, { stageSince: [null, '2026-11-24T08:00:00.120Z'] }).kept).toEqual(['stageSince']);
});
