import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, localDay } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import { sql } from '../../platform/db/sql.ts';
import { companyClock } from '../../platform/lists/company-clock.ts';
import { type CompanyClock, type Condition, operatorsOf } from '../../platform/lists/filter.ts';
import { type TestApp, type TestPerson, testApp } from '../../platform/testing/test-app.ts';
import { leadKeys } from './lead-keys.ts';
import type { Lead } from './rules/lead.ts';
import { leadStates } from './rules/lead-states.ts';
import { sortNames } from './rules/list-shape.ts';
import { newLead } from './rules/new-lead.ts';
import { usualHours } from './rules/response-due.ts';
import { prepareScoring } from './score/keep-scores.ts';
import { insertLead } from './store.ts';

let app: TestApp;
let clock: CompanyClock;
const leads: Lead[] = [];

const some = {
  region: [null, '江苏', '浙江', 'Sachsen', '50%_off'],
  industry: [null, '机械', 'Machines'],
  source: [null, '展会', 'web'],
  amounts: [null, '0.00', '5.00', '100.00', '9000.50'],
  companies: ['苏州精工', '安徽机床', 'Acme', 'ägir', '', '重庆重工'],
};

beforeAll(async () => {
  app = await testApp();
  clock = await companyClock(app.db);
  const at = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
  const owners = [app.people.sales, app.people.otherSales, app.people.manager, null];
  await app.db.asSystem(async (tx) => {
    await prepareScoring(tx);
    for (let i = 0; i < 160; i++) {
      // Fixed strides through the values: every pair of them meets, and the run is the same each time.
      const [a, b, c] = [i * 7 + (i >> 3), i * 11 + (i >> 2), i * 13 + (i >> 4)];
      const ownerId = at(owners, b);
      const made = newLead(
        {
          company: at(some.companies, a),
          name: `人${i % 40}`,
          region: at(some.region, b),
          industry: at(some.industry, c),
          source: at(some.source, a + c),
          amount: at(some.amounts, c),
          phones: i % 3 ? ['+8613800000001', '+862154321000'] : [],
          custom: at<Record<string, unknown>>(
            [{}, { grade: 'A' }, { grade: 'B', tags: ['x', 'y'] }, { n: '7.5', seen: '2024-03-01' }],
            a,
          ),
          nextStep: i % 4 ? '回访' : null,
          nextStepOn: i % 4 ? addDays(clock.today, (a % 21) - 10) : null,
        },
        {
          id: newId(),
          now: new Date(),
          capturedAt: new Date(Date.now() - (a % 30) * 43_200_000),
          ownerId,
          teamId: ownerId === app.people.otherSales ? app.teams.south : ownerId ? app.teams.east : null,
          importId: null,
          utm: null,
          consent: null,
          responseMinutes: 30,
          hours: { ...usualHours, timeZone: clock.timeZone, holidays: new Set(), workdays: new Set() },
        },
      );
      if (!made.ok) throw new Error(made.refusal.code);
      const status = at(leadStates.states, c);
      const lead: Lead = {
        ...made.value,
        status,
        wakeOn: status === 'parked' ? addDays(clock.today, (a % 9) + 1) : null,
        disqualifiedReason: status === 'disqualified' ? '无预算' : null,
        lastContactAt: i % 5 < 2 ? new Date(Date.now() - (b % 20) * 86_400_000).toISOString() : null,
      };
      insertLead(tx, lead, leadKeys(lead));
      leads.push(lead);
    }
  });
  await app.db.asSystem((tx) => tx.run(sql`analyze leads.leads`).catch(() => 0));
});
afterAll(() => app.drop());

async function allOf(person: TestPerson, query: string): Promise<{ id: string }[]> {
  const rows: { id: string }[] = [];
  for (let cursor = ''; ; ) {
    const { status, body } = await app.as(person).get(`/api/leads?${query}${cursor}`);
    expect([status, body.code]).toEqual([200, undefined]);
    rows.push(...body.items);
    if (body.next === null) return rows;
    cursor = `&cursor=${body.next}`;
  }
}

const visibleTo: Record<string, (lead: Lead) => boolean> = {
  owner: () => true,
  sales: (lead) => lead.ownerId === app.people.sales,
  manager: (lead) => lead.teamId === app.teams.east || lead.ownerId === app.people.manager,
};

describe('paging', () => {
  test.each(sortNames.flatMap((name) => [name, `-${name}`]))(
    'by %s gives every visible lead once',
    async (sort) => {
      for (const person of ['owner', 'sales', 'manager'] as const) {
        const expected = leads.filter(visibleTo[person]!).map((lead) => lead.id);
        const rows = await allOf(person, `sort=${sort}&limit=7&fields=name`);
        expect(rows).toHaveLength(expected.length);
        expect(new Set(rows.map((row) => row.id))).toEqual(new Set(expected));
      }
    },
  );

  test('sorts companies by sound, amounts as numbers, and a missing next step last', async () => {
    const companies = (await allOf('owner', 'sort=company&limit=200&fields=company')) as unknown as Lead[];
    const shown = companies.map((lead) => lead.company).filter((name) => name !== '');
    expect([...new Set(shown)]).toEqual(['Acme', 'ägir', '安徽机床', '重庆重工', '苏州精工']);
    const amounts = (await allOf('owner', 'sort=-amount&limit=200&fields=amount')) as unknown as Lead[];
    const numbers = amounts.map((lead) => Number(lead.amount ?? 0));
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    const steps = (await allOf('owner', 'sort=nextStep&limit=200&fields=nextStepOn')) as unknown as Lead[];
    const days = steps.map((lead) => lead.nextStepOn ?? '9999');
    expect(days).toEqual([...days].sort());
  });

  test('refuses a cursor that is none, or of another sort', async () => {
    const { body } = await app.as('owner').get('/api/leads?sort=company&limit=1');
    for (const cursor of ['x', Buffer.from('["a","b"]').toString('base64url'), body.next]) {
      const answer = await app.as('owner').get(`/api/leads?sort=amount&cursor=${cursor}`);
      expect([answer.status, answer.body.code]).toEqual([400, 'paging.badCursor']);
    }
  });
});

// ── Filters, against the plain meaning of each condition ─────────────────────────────────────────────────────────────

function holds(lead: Lead, { field, operator, values }: Condition, me: string, teams: string[]): boolean {
  const [first = '', second = ''] = values;
  if (field === 'responseOverdue') {
    const isOpen = ['new', 'working', 'qualified'].includes(lead.status);
    const overdue =
      isOpen &&
      !lead.firstContactAt &&
      lead.responseDueAt !== null &&
      Date.parse(lead.responseDueAt) < Date.now();
    return overdue === (first === 'true');
  }
  let value = field.startsWith('custom.') ? lead.custom[field.slice(7)] : lead[fieldOf(field)];
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) value = null;
  const wanted = values.flatMap((one) => (one === 'me' ? [me] : one === 'mine' ? teams : [one]));
  const isAny = Array.isArray(value)
    ? value.some((one) => wanted.includes(String(one)))
    : value === null
      ? wanted.includes('nobody') || wanted.includes('none')
      : wanted.includes(String(value));
  const day =
    typeof value !== 'string'
      ? null
      : field.endsWith('At')
        ? localDay(new Date(value), clock.timeZone)
        : value;
  const measured = (least: string, most: string): boolean => {
    if (value === null) return false;
    if (field === 'amount' || (typeof value === 'string' && isNumber(value)))
      return (
        (least === '' || (isNumber(least) && Number(value) >= Number(least))) &&
        (most === '' || (isNumber(most) && Number(value) <= Number(most)))
      );
    return !isNumber(least || most) && (least === '' || day! >= least) && (most === '' || day! <= most);
  };
  switch (operator) {
    case 'anyOf':
      return isAny;
    case 'noneOf':
      return !isAny;
    case 'isEmpty':
      return value === null;
    case 'isNotEmpty':
      return value !== null;
    case 'contains':
      return (
        value !== null &&
        [value].flat().some((one) => String(one).toLowerCase().includes(first.trim().toLowerCase()))
      );
    case 'on':
      return day === first;
    case 'before':
      return day !== null && day < first;
    case 'after':
      return day !== null && day > first;
    case 'inLast':
      return day !== null && day <= clock.today && day > addDays(clock.today, -Number(first));
    case 'inNext':
      return day !== null && day >= clock.today && day < addDays(clock.today, Number(first));
    case 'atLeast':
      return measured(first, '');
    case 'atMost':
      return measured('', first);
    default:
      return measured(first, second);
  }
}
const isNumber = (text: string): boolean => /^-?[\d.]+$/.test(text);
const fieldOf = (field: string): keyof Lead =>
  field === 'owner' ? 'ownerId' : field === 'team' ? 'teamId' : (field as keyof Lead);

const aDay = fc.integer({ min: -15, max: 15 }).map((n) => addDays(new Date().toISOString().slice(0, 10), n));
const oneOf = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 });
const texts = (list: readonly (string | null)[]) =>
  list.filter((one): one is string => one !== null && one !== '');

/** Values that the operator understands. */
function valuesFor(
  operator: string,
  members: readonly string[],
  measure: fc.Arbitrary<string>,
): fc.Arbitrary<string[]> {
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return fc.constant([]);
  if (operator === 'anyOf' || operator === 'noneOf') return oneOf(members);
  if (operator === 'inLast' || operator === 'inNext')
    return fc.integer({ min: 1, max: 20 }).map((n) => [String(n)]);
  if (operator === 'contains')
    return fc.constantFrom('江', 'A', '%', '_', 'sach', '厂', '138', '1').map((one) => [one]);
  if (operator === 'is') return fc.constantFrom(['true'], ['false']);
  if (operator !== 'between') return measure.map((one) => [one]);
  return fc.oneof(
    fc.tuple(measure, measure),
    measure.map((one) => [one, ''] as [string, string]),
    measure.map((one) => ['', one] as [string, string]),
  );
}

function conditionOn(
  field: string,
  kind: keyof typeof operatorsOf,
  members: readonly string[],
  measure = aDay,
): fc.Arbitrary<Condition> {
  return fc
    .constantFrom(...operatorsOf[kind])
    .chain((operator) =>
      valuesFor(operator, members, measure).map((values) => ({ field, operator, values })),
    );
}

const amount = fc.constantFrom('0', '5', '5.001', '99.5', '99.999', '100', '9000.505', '9001');
const anyCondition = (): fc.Arbitrary<Condition> =>
  fc.oneof(
    conditionOn('region', 'text', texts(some.region)),
    conditionOn('industry', 'text', texts(some.industry)),
    conditionOn('company', 'text', texts(some.companies)),
    conditionOn('phones', 'list', []),
    conditionOn('status', 'choice', leadStates.states),
    conditionOn('owner', 'owner', ['me', 'nobody', app.people.sales, newId()]),
    conditionOn('team', 'team', ['mine', 'none', app.teams.south]),
    conditionOn('capturedAt', 'moment', []),
    conditionOn('lastContactAt', 'moment', []),
    conditionOn('nextStepOn', 'date', []),
    conditionOn('wakeOn', 'date', []),
    conditionOn('amount', 'money', [], amount),
    conditionOn('responseOverdue', 'flag', []),
    conditionOn('custom.grade', 'custom', ['A', 'B'], amount),
    conditionOn('custom.tags', 'custom', ['x', 'y', 'z'], amount),
    conditionOn('custom.n', 'custom', ['7.5'], amount),
    conditionOn(
      'custom.seen',
      'custom',
      ['2024-03-01'],
      fc.constantFrom('2024-02-28', '2024-03-01', '2024-03-02'),
    ),
  );

describe('a filter', () => {
  test('selects what its conditions say, in the page, in the total and for every reader', async () => {
    const people = [
      ['owner', []],
      ['sales', [app.teams.east]],
      ['manager', [app.teams.east]],
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCondition(), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...people),
        async (conditions, [person, teams]) => {
          const me = app.people[person];
          const expected = leads.filter(
            (lead) => visibleTo[person]!(lead) && conditions.every((one) => holds(lead, one, me, [...teams])),
          );
          const filter = encodeURIComponent(JSON.stringify(conditions));
          const rows = await allOf(person, `limit=200&fields=name&filter=${filter}`);
          expect(new Set(rows.map((row) => row.id))).toEqual(new Set(expected.map((lead) => lead.id)));
          const { body } = await app.as(person).get(`/api/leads/total?filter=${filter}`);
          expect(body).toEqual({ total: expected.length, exact: true });
        },
      ),
      { numRuns: 250, seed: 20261123 },
    );
  }, 120_000);

  test('that is not understood is refused, saying where and why', async () => {
    const ask = async (filter: unknown) =>
      (await app.as('owner').get(`/api/leads?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body;
    expect(
      await ask([
        { field: 'status', operator: 'anyOf', values: ['new'] },
        { field: 'salary', operator: 'anyOf', values: [] },
      ]),
    ).toMatchObject({
      code: 'lead.badFilter',
      facts: { reason: 'unknownField', at: 1, field: 'salary' },
    });
    expect((await ask([{ field: 'amount', operator: 'contains', values: ['1'] }])).facts.reason).toBe(
      'unknownOperator',
    );
    for (const one of [
      { field: 'amount', operator: 'atLeast', values: ['1; drop'] },
      { field: 'capturedAt', operator: 'on', values: ['2024-02-30'] },
      { field: 'owner', operator: 'anyOf', values: ['x'] },
      { field: 'status', operator: 'anyOf', values: [] },
      { field: 'region', operator: 'anyOf', values: [1] },
      { field: 'custom.a', operator: 'between', values: ['', ''] },
    ])
      expect((await ask([one])).facts.reason).toBe('badValues');
    expect((await ask({})).facts.reason).toBe('notAList');
    expect((await app.as('owner').get('/api/leads?filter=[')).body.facts.reason).toBe('notJson');
    expect((await ask([null])).code).toBe('lead.badFilter');
  });
});

test('a list shows the columns asked for and no others', async () => {
  const { body } = await app.as('owner').get('/api/leads?limit=1&fields=company,custom,ownerName');
  expect(Object.keys(body.items[0]).sort()).toEqual(['company', 'custom', 'id', 'ownerName', 'version']);
  expect((await app.as('owner').get('/api/leads?fields=company,secret')).body).toMatchObject({
    code: 'lead.badFields',
    facts: { unknown: ['secret'] },
  });
});

test('the values to choose a filter from are those of the leads one sees', async () => {
  for (const person of ['owner', 'sales', 'manager'] as const) {
    const { body } = await app.as(person).get('/api/leads/values/region');
    const expected = new Set(leads.filter(visibleTo[person]!).map((lead) => lead.region));
    expected.delete(null);
    expect(new Set(body.values)).toEqual(expected);
  }
});
