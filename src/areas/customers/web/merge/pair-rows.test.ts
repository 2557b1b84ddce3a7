import { expect, it } from 'vitest';
import { type Mergeable, mergeChoices, pairRows } from './pair-rows.ts';

const one = (values: object): Mergeable => ({ id: '1', version: 1, name: '甲', custom: {}, ...values });

it('compares what either says, lets one choose where both differ, and keeps the numbers of both', () => {
  const rows = pairRows(
    'account',
    one({ region: '江苏', industry: '汽车', phones: ['1'], custom: { grade: 'A' } }),
    one({ region: '浙江', industry: null, phones: ['2'], custom: { grade: 'B' } }),
  );
  expect(rows.map(({ field, choosable }) => [field, choosable])).toEqual([
    ['name', false],
    ['phones', false],
    ['region', true],
    ['industry', false],
    ['custom.grade', true],
  ]);
});

it('shows an owner by name and sends the choice as seen from the record that is kept', () => {
  const rows = pairRows('account', one({ ownerName: '李晓' }), one({ ownerName: '黄海' }));
  expect(rows.find((row) => row.field === 'owner')).toMatchObject({ a: '李晓', b: '黄海', choosable: true });
  expect(mergeChoices({ owner: 'b', region: 'a' }, 'b')).toEqual({ owner: 'kept', region: 'away' });
});
