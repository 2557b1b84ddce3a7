import { expect, it } from 'vitest';
import { changesIn } from './timeline-changes.ts';

it('names what people changed and keeps quiet about what only followed from it', () => {
  const payload = {
    changes: { ownerId: ['a', 'b'], teamId: ['t', 'u'], assignedAt: [null, '2026-11-23T01:00:00Z'] },
  };
  expect(changesIn({ payload })).toEqual([{ field: 'ownerId', before: 'a', after: 'b' }]);
});

it('finds nothing in entries that changed nothing', () => {
  expect(changesIn({ payload: { text: '客户要样品' } })).toEqual([]);
});
