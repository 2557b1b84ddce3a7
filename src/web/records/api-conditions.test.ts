import { expect, it } from 'vitest';
import { apiConditions } from './api-conditions.ts';
import { filtersIn, listAddress } from './filters-in.ts';

const today = '2026-11-23';
const days = new Set(['custom.delivery']);
const ask = (operator: 'on' | 'before' | 'after' | 'inLast' | 'inNext', values: string[]) =>
  apiConditions([{ field: 'custom.delivery', operator, values }], days, today)[0];

it('asks days of own fields by limits that mean the same days', () => {
  expect(ask('on', ['2026-12-01'])).toMatchObject({
    operator: 'between',
    values: ['2026-12-01', '2026-12-01'],
  });
  expect(ask('before', ['2026-12-01'])).toMatchObject({ operator: 'atMost', values: ['2026-11-30'] });
  expect(ask('after', ['2026-12-31'])).toMatchObject({ operator: 'atLeast', values: ['2027-01-01'] });
  expect(ask('inLast', ['7'])).toMatchObject({ operator: 'between', values: ['2026-11-17', today] });
  expect(ask('inNext', ['1'])).toMatchObject({ operator: 'between', values: [today, today] });
});

it('leaves every other condition as the reader made it', () => {
  const filter = { field: 'capturedAt', operator: 'inLast', values: ['7'] } as const;
  expect(apiConditions([filter], days, today)).toEqual([filter]);
});

it('reads back from an address what it wrote, and survives an address that somebody spoiled', () => {
  const filter = [{ field: 'region', operator: 'anyOf', values: ['浙江 & 江苏', '“上海”'] }] as const;
  const query = new URLSearchParams(listAddress('/leads', filter).split('?')[1]);
  expect(filtersIn(query.get('filter'))).toEqual(filter);
  expect(filtersIn('[{"field":')).toEqual([]);
  expect(filtersIn([{ field: 'region' }, filter[0]])).toEqual(filter);
});
