import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCompanies } from './company-likeness.ts';
import type { MatchRecord } from './lead-model.ts';

const likelihood = (a: MatchRecord, b: MatchRecord) => compareCompanies(a, b).likelihood;
const named = (company: string, more: MatchRecord = {}): MatchRecord => ({ company, ...more });

test.each([
  ['苏州恒达弹簧有限公司', '蘇州恆達彈簧', 0.9, 1],
  ['宏图精密五金有限公司', '宏图精密五金制造厂', 0.5, 0.7],
  // One character tells two companies apart.
  ['苏州恒达弹簧有限公司', '苏州恒通弹簧有限公司', 0, 0.3],
  ['苏州恒达弹簧有限公司', '无锡永盛汽车零部件有限公司', 0, 0.01],
])('%s and %s', (a, b, least, most) => {
  const found = likelihood(named(a), named(b));
  expect(found).toBeGreaterThanOrEqual(least);
  expect(found).toBeLessThanOrEqual(most);
});

test('the same place and number speak for one where the names are alike, not where they differ', () => {
  const here = { phones: ['+8651266668888'], region: '江苏' };
  expect(likelihood(named('恒达精密弹簧厂', here), named('苏州恒达弹簧', here))).toBeGreaterThan(0.9);
  expect(likelihood(named('恒达弹簧', here), named('永盛物流', here))).toBeLessThan(0.3);
});

test('is the same from both sides', () => {
  const name = fc.string({ unit: fc.constantFrom(...'苏州恒达宏图精密弹簧有限公司厂AB '), maxLength: 12 });
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(likelihood(named(a), named(b))).toBeCloseTo(likelihood(named(b), named(a)), 9);
    }),
  );
});
