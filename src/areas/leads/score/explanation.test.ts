import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../platform/testing/test-app.ts';
import { daysAgo, scoreActs } from './store.fixture.ts';

let app: TestApp;
let acts: ReturnType<typeof scoreActs>;
beforeAll(async () => {
  app = await testApp();
  acts = scoreActs(app);
});
afterAll(() => app.drop());

test('whatever a lead tells and does, the points listed are the score', async () => {
  let phones = 0;
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const lead = fc.record({
    source: maybe(fc.constantFrom('抖音', '展会', '老客户推荐', '官网询价', '没见过的来源', '__proto__')),
    title: maybe(fc.constantFrom('总经理', '采购经理', '工程师', '学生')),
    amount: maybe(fc.constantFrom('0', '0.01', '48000', '9999999999.99')),
    // Each its own: the same number again would be the same lead.
    phones: maybe(fc.constant(null).map(() => [`139${String(++phones).padStart(8, '0')}`])),
    need: maybe(fc.string({ minLength: 1, maxLength: 300, unit: fc.constantFrom('要', '法', '兰', 'a') })),
    capturedAt: maybe(fc.integer({ min: 0, max: 900 }).map(daysAgo)),
  });
  const dealing = fc.record({
    kind: fc.constantFrom('call', 'visit', 'meeting', 'mail', 'message'),
    direction: fc.constantFrom('in', 'out'),
    outcome: fc.constantFrom('reached', 'noAnswer'),
    asked: fc.subarray(['sample', 'quote', 'visit', 'documents']),
  });
  // Three cards: the shipped one, one that lifts most leads beyond 100, one that sinks them below 0.
  for (const base of [0, 70, -160]) {
    if (base !== 0)
      await acts.publish((open) => {
        open.base += base;
      });
    await fc.assert(
      fc.asyncProperty(lead, fc.array(dealing, { maxLength: 4 }), async (values, dealings) => {
        const id = await acts.capture(values);
        for (const one of dealings)
          await app.as('sales').post(`/api/leads/${id}/communications`, { direct: true, ...one });
        const shown = await acts.explained(id);
        const sum = (part?: string) =>
          shown.facts
            .filter((fact: { part: string }) => !part || fact.part === part)
            .reduce((all: number, { points }: { points: number }) => all + points, 0);
        expect(shown.base + sum()).toBe(shown.raw);
        expect(sum('fit')).toBe(shown.fit.points);
        expect(sum('engagement')).toBe(shown.engagement.points);
        expect(shown.score).toBe(Math.min(100, Math.max(0, shown.raw)));
        expect(shown.clamped).toBe(shown.raw > 100 ? 'high' : shown.raw < 0 ? 'low' : null);
        expect(await acts.kept(id)).toMatchObject({ raw: shown.raw, score: shown.score });
      }),
      { numRuns: 6 },
    );
  }
});
