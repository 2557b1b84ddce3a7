import { expect, test } from 'vitest';
import type { LeadHistory } from '../areas/leads/index.ts';
import { type DemoCompany, makeCompany } from './make-company.ts';
import { shippedSales } from './sales.fixture.ts';

const now = new Date('2026-11-23T08:00:00Z');
const ownerId = '01935688-6680-7000-803d-000000000001';
const make = (seed: number): Promise<DemoCompany> => makeCompany(seed, now, ownerId, shippedSales);
const company = await make(2026);

const won = (one: LeadHistory): boolean =>
  one.events.some(
    ({ payload }) => (payload as { changes?: { status?: unknown[] } }).changes?.status?.[1] === 'qualified',
  );
const settled = company.histories.filter(
  ({ lead }) => now.getTime() - Date.parse(lead.capturedAt) > 60 * 86_400_000,
);
const rate = (some: readonly LeadHistory[]): number => some.filter(won).length / some.length;
const from = (source: string): LeadHistory[] => settled.filter(({ lead }) => lead.source === source);

test('the same seed at the same moment makes the same company, another one another', async () => {
  expect(await make(2026)).toEqual(company);
  const other = await make(7);
  expect(other.histories[0]!.lead.company).not.toBe(company.histories[0]!.lead.company);
});

test('business goes with the seasons', () => {
  const inMonth = (month: string): number =>
    company.histories.filter(({ lead }) => lead.capturedAt.startsWith(month)).length;
  // Spring Festival 2026 was on 17 February, a fair at the end of March.
  expect(inMonth('2026-02')).toBeLessThan(inMonth('2026-01'));
  expect(inMonth('2026-03')).toBeGreaterThan(2 * inMonth('2026-02'));
});

test('notes and needs are seldom the same words twice', () => {
  const said = company.histories.flatMap(({ events }) =>
    events.flatMap(({ payload }) => {
      const { said, outcome } = payload as { said?: string; outcome?: string };
      return said && outcome === 'reached' ? [said] : [];
    }),
  );
  expect(said.length).toBeGreaterThan(5000);
  expect(new Set(said).size / said.length).toBeGreaterThan(0.75);
  const needs = company.histories.map(({ lead }) => lead.need);
  expect(new Set(needs).size / needs.length).toBeGreaterThan(0.75);
});

test('referrals and quick answers convert better', () => {
  expect(rate(from('老客户推荐'))).toBeGreaterThan(2 * rate(from('抖音')));
  const hours = ({ lead }: LeadHistory): number =>
    (Date.parse(lead.firstContactAt!) - Date.parse(lead.capturedAt)) / 3_600_000;
  const asked = settled.filter(({ lead }) => lead.firstContactAt !== null && lead.source !== '电话咨询');
  expect(rate(asked.filter((one) => hours(one) < 1))).toBeGreaterThan(
    1.2 * rate(asked.filter((one) => hours(one) > 12)),
  );
});

test('what is known at capture tells later buyers from others: a naive card of three facts, learned on the first half', () => {
  const facts = ['source', 'industry', 'title'] as const;
  const inOrder = settled.toSorted((a, b) => Date.parse(a.lead.capturedAt) - Date.parse(b.lead.capturedAt));
  const half = Math.floor(inOrder.length / 2);
  const seen = new Map<string, [all: number, won: number]>();
  for (const one of inOrder.slice(0, half))
    for (const field of facts) {
      const [n, yes] = seen.get(`${field} ${one.lead[field]}`) ?? [0, 0];
      seen.set(`${field} ${one.lead[field]}`, [n + 1, yes + Number(won(one))]);
    }
  const points = ({ lead }: LeadHistory): number =>
    facts.reduce((sum, field) => {
      const [n, yes] = seen.get(`${field} ${lead[field]}`) ?? [0, 0];
      return sum + Math.log((yes + 1) / (n - yes + 3));
    }, 0);
  const measured = auc(inOrder.slice(half).map((one) => [points(one), won(one)]));
  expect(measured).toBeGreaterThan(0.65);
  // Noise is left: no card is ever sure.
  expect(measured).toBeLessThan(0.9);
});

/** How likely a won one has more points than another: area under the ROC curve (Mann-Whitney). */
function auc(rows: [points: number, won: boolean][]): number {
  const [yes, no] = [rows.filter(([, won]) => won), rows.filter(([, won]) => !won)];
  let better = 0;
  for (const [a] of yes) for (const [b] of no) better += a > b ? 1 : a === b ? 0.5 : 0;
  return better / (yes.length * no.length);
}
