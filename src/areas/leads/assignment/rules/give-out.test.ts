import { describe, expect, test } from 'vitest';
import { type Company, directLead, giveOut, type Queues } from './give-out.ts';
import type { RuledLead } from './rule-fits.ts';

const lead = (region: string | null): RuledLead => ({
  region,
  industry: null,
  product: null,
  source: null,
  language: null,
  campaign: null,
  amount: null,
  size: null,
  company: '',
  title: null,
  need: null,
  custom: {},
});
const person = (id: string, teamId: string, over = {}) => ({
  id,
  teamId,
  capacity: 100,
  available: true,
  ...over,
});
const to = (id: string, region: string, target: object) => ({
  id,
  conditions: [{ field: 'region', operator: 'anyOf' as const, values: [region] }],
  personId: null,
  teamId: null,
  ...target,
});
const company = (over: Partial<Company> = {}): Company => ({
  rules: [
    to('south', '广东', { teamId: 'S' }),
    to('vip', '广东', { personId: 'li' }),
    to('east', '江苏', { teamId: 'E' }),
  ],
  fallback: { personId: 'boss', teamId: null },
  people: [person('li', 'E'), person('wang', 'S'), person('boss', 'B')],
  members: new Map([
    ['S', ['wang']],
    ['E', ['li']],
  ]),
  ...over,
});
const give = (co: Company, region: string | null, queues: Queues = new Map()) =>
  giveOut(co, queues, directLead(co, lead(region)));

describe('giving out', () => {
  test('the first rule that fits decides', () => {
    expect(give(company(), '广东')).toEqual({ ownerId: 'wang', teamId: 'S', ruleId: 'south' });
    expect(give(company(), '江苏')).toEqual({ ownerId: 'li', teamId: 'E', ruleId: 'east' });
  });

  test('a rule whose people are all away leaves it to the next that fits', () => {
    const people = [person('li', 'E'), person('wang', 'S', { available: false }), person('boss', 'B')];
    expect(give(company({ people }), '广东')).toEqual({ ownerId: 'li', teamId: 'E', ruleId: 'vip' });
  });

  test('what fits no rule goes to the fallback; without one it is nobody’s, and said so', () => {
    expect(give(company(), '西藏')).toEqual({ ownerId: 'boss', teamId: 'B', ruleId: null });
    expect(give(company({ fallback: null }), '西藏')).toBeNull();
  });

  test('a team’s queue begins with everyone in it', () => {
    const team = company({
      people: [person('li', 'E'), person('zhao', 'E'), person('sun', 'E')],
      members: new Map([['E', ['li', 'zhao', 'sun']]]),
    });
    const queues: Queues = new Map();
    expect([1, 2, 3, 4].map(() => give(team, '江苏', queues)?.ownerId)).toEqual(['li', 'sun', 'zhao', 'li']);
  });

  test('when nobody at all can take it, it waits with the team of the first rule that fits', () => {
    const people = company().people.map((one) => ({ ...one, available: false }));
    expect(give(company({ people }), '广东')).toEqual({ ownerId: null, teamId: 'S', ruleId: 'south' });
  });
});
