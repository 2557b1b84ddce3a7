import { describe, expect, it } from 'vitest';
import { type FilterField, filterWords, isComplete, operatorsFor, valuesOf } from './filter.ts';

const status: FilterField = {
  key: 'status',
  label: '状态',
  kind: 'choice',
  choices: [
    { value: 'new', label: '新线索' },
    { value: 'working', label: '跟进中' },
  ],
};

describe('a condition', () => {
  it('reads as its choices are called, not as they are stored', () => {
    expect(filterWords({ field: 'status', operator: 'anyOf', values: ['new', 'working'] }, status)).toBe(
      '新线索、跟进中',
    );
  });
  it('is applied only when it says something', () => {
    expect(isComplete({ field: 'status', operator: 'anyOf', values: [] })).toBe(false);
    expect(isComplete({ field: 'company', operator: 'contains', values: ['  '] })).toBe(false);
    expect(isComplete({ field: 'company', operator: 'isEmpty', values: [] })).toBe(true);
    expect(isComplete({ field: 'amount', operator: 'between', values: ['', '5'] })).toBe(true);
  });
  it('has a number of values for every operator of every kind', () => {
    for (const kind of ['text', 'list', 'choice', 'number', 'date', 'flag'] as const)
      for (const operator of operatorsFor(kind)) expect([0, 1, 2, 'many']).toContain(valuesOf(operator));
  });
});
