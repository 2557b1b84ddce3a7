import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import { type TestApp, testApp } from '../../../platform/testing/test-app.ts';
import type { Card } from '../../scoring/index.ts';
import { scoreActs } from './store.fixture.ts';

let app: TestApp;
let acts: ReturnType<typeof scoreActs>;
let card: Card;
beforeAll(async () => {
  app = await testApp();
  acts = scoreActs(app);
  await acts.capture();
  card = (await app.as('owner').get('/api/score/draft')).body.card;
});
afterAll(() => app.drop());

/** Everything that bad input might have left behind. */
const traces = async () =>
  (
    await app.db.read(
      system,
      sql`select (select count(*) from leads.score_cards) as cards, (select count(*) from leads.score_runs) as runs,
        (select count(*) from leads.score_trainings) as trainings, (select count(*) from leads.score_feedback) as feedback,
        (select count(*) from leads.settings where name = 'score') as settings`,
    )
  )[0];

const bare = (change: object): unknown => ({ ...card, ...change });
const category = (levels: string[], more = {}) => ({
  key: 'source',
  kind: 'category',
  part: 'fit',
  missing: { points: 0 },
  other: { points: 0 },
  bins: [{ levels, points: 1 }],
  ...more,
});
const number = (bins: object[], key = 'amount') => ({
  key,
  kind: 'numeric',
  part: 'fit',
  missing: { points: 0 },
  bins,
});
const level = (n: number) => `来源${n}`;

describe('a card that can’t be', () => {
  const none = 'request.invalid';
  const cards: [string, () => unknown, string][] = [
    [
      'points of a thousand million',
      () => bare({ attributes: [number([{ from: null, points: 1e9 }])] }),
      none,
    ],
    [
      'points that are no number',
      () => bare({ attributes: [number([{ from: null, points: Number.NaN }])] }),
      none,
    ],
    ['half points', () => bare({ attributes: [number([{ from: null, points: 1.5 }])] }), none],
    ['a limit that is text', () => bare({ attributes: [number([{ from: '1e3', points: 1 }])] }), none],
    [
      'ten thousand levels',
      () => bare({ attributes: [category(Array.from({ length: 10_000 }, (_, n) => level(n)))] }),
      none,
    ],
    [
      'three hundred attributes',
      () =>
        bare({
          attributes: Array.from({ length: 300 }, (_, n) =>
            number([{ from: null, points: 1 }], `custom.f${n}`),
          ),
        }),
      none,
    ],
    [
      'a thousand bins',
      () =>
        bare({
          attributes: [number(Array.from({ length: 1000 }, (_, n) => ({ from: n || null, points: 1 })))],
        }),
      none,
    ],
    [
      'a scale that doubles at nothing',
      () => bare({ scale: { pointsToDoubleOdds: 1e-300, offset: 50 } }),
      none,
    ],
    [
      'a scale beyond the end of numbers',
      () => bare({ scale: { pointsToDoubleOdds: 8, offset: 1e308 } }),
      none,
    ],
    [
      'grades of a thousand million',
      () => bare({ grades: { fit: [1e9, 0, 0], engagement: [3, 2, 1] } }),
      none,
    ],
    ['a level with a zero byte', () => bare({ attributes: [category(['抖\u0000音'])] }), 'request.badText'],
    ['no attributes at all', () => ({ ...card, attributes: undefined }), none],
    [
      'an attribute nobody has',
      () => bare({ attributes: [number([{ from: null, points: 1 }], 'shoeSize')] }),
      'score.unknownAttribute',
    ],
    [
      'an attribute called like the machine’s own',
      () => bare({ attributes: [number([{ from: null, points: 1 }], '__proto__')] }),
      'score.unknownAttribute',
    ],
  ];
  test.each(cards)('%s: nothing is kept', async (_what, wrong, code) => {
    const before = await traces();
    const owner = app.as('owner');
    const saved = await owner.put('/api/score/draft', { version: 0, card: wrong() });
    expect({ status: saved.status, code: saved.body.code }).toEqual({
      status: code.startsWith('request.') ? 400 : 422,
      code,
    });
    expect(saved.body.title).toBeTruthy();
    const seen = await owner.post('/api/score/preview', { card: wrong() });
    expect(seen.status).toBeLessThan(500);
    expect((await owner.post('/api/score/try', { card: wrong(), values: {} })).status).toBeLessThan(500);
    expect(await traces()).toEqual(before);
  });

  const faulty: [string, () => unknown, string][] = [
    [
      'bins out of order',
      () =>
        bare({
          attributes: [
            number([
              { from: null, points: 0 },
              { from: 9, points: 1 },
              { from: 3, points: 2 },
            ]),
          ],
        }),
      'score.binsNotAscending',
    ],
    ['the same level twice', () => bare({ attributes: [category(['抖音', '抖音'])] }), 'score.levelTwice'],
    [
      'the same attribute twice',
      () => bare({ attributes: [category([]), category([])] }),
      'score.attributeTwice',
    ],
    [
      'a number where there are words',
      () => bare({ attributes: [{ ...number([{ from: null, points: 1 }]), key: 'source' }] }),
      'score.kindChanged',
    ],
    [
      'a pair of what is not on the card',
      () =>
        bare({
          attributes: [],
          pairs: [
            {
              row: { key: 'source', kind: 'category', groups: [] },
              column: { key: 'amount', kind: 'numeric', cuts: [] },
              part: 'fit',
              points: [
                [0, 0],
                [0, 0],
              ],
            },
          ],
        }),
      'score.pairUnknownAttribute',
    ],
    [
      'limits of a pair out of order',
      () =>
        bare({
          attributes: [category([]), number([{ from: null, points: 1 }])],
          pairs: [
            {
              row: { key: 'source', kind: 'category', groups: [] },
              column: { key: 'amount', kind: 'numeric', cuts: [9, 3] },
              part: 'fit',
              points: [
                [0, 0, 0, 0],
                [0, 0, 0, 0],
              ],
            },
          ],
        }),
      'score.pairShape',
    ],
  ];
  test.each(faulty)(
    '%s: may wait in the draft, named, but is neither tried nor used',
    async (_what, wrong, code) => {
      const owner = app.as('owner');
      const tried = await owner.post('/api/score/try', { card: wrong(), values: {} });
      expect(tried).toMatchObject({ status: 422, body: { code: 'score.faulty' } });
      const preview = await owner.post('/api/score/preview', { card: wrong() });
      expect(preview.body).toMatchObject({ looked: 0 });
      expect(preview.body.faults.map((fault: { code: string }) => fault.code)).toContain(code);
      const { body: saved } = await owner.put('/api/score/draft', { version: 0, card: wrong() });
      expect(saved.faults.map((fault: { code: string }) => fault.code)).toContain(code);
      const published = await owner.post(`/api/score/cards/${saved.id}/publish`, {
        over: await acts.inUse(),
      });
      expect(published).toMatchObject({ status: 422, body: { code: 'score.faulty' } });
      await owner.delete(`/api/score/draft?version=${saved.version}`);
    },
  );
});

describe('other input that can’t be', () => {
  const nowhere = '01900000-0000-7000-8000-000000000000';
  type Method = 'get' | 'post' | 'put' | 'delete';
  const calls: [Method, string, object | undefined, number, string][] = [
    ['get', '/api/score/cards/none', undefined, 400, 'request.invalid'],
    ['get', '/api/score/cards?limit=100000', undefined, 400, 'request.invalid'],
    ['get', '/api/score/cards?cursor=nonsense', undefined, 400, 'paging.badCursor'],
    ['get', '/api/score/feedback?cursor=nonsense', undefined, 400, 'paging.badCursor'],
    ['get', `/api/score/compare?from=${nowhere}&to=${nowhere}`, undefined, 404, 'record.notFound'],
    ['get', '/api/score/quality?days=0', undefined, 400, 'request.invalid'],
    ['get', '/api/score/quality?days=NaN', undefined, 400, 'request.invalid'],
    ['get', `/api/leads/${nowhere}/score`, undefined, 404, 'record.notFound'],
    ['post', `/api/score/cards/${nowhere}/publish`, { over: nowhere }, 404, 'record.notFound'],
    ['post', `/api/score/cards/${nowhere}/publish`, {}, 400, 'request.invalid'],
    ['post', '/api/score/preview', {}, 404, 'score.noDraft'],
    ['post', '/api/score/preview', { cardId: nowhere }, 404, 'record.notFound'],
    ['post', '/api/score/try', { cardId: nowhere }, 404, 'record.notFound'],
    ['delete', '/api/score/draft?version=7', undefined, 404, 'score.noDraft'],
    ['delete', '/api/score/training', undefined, 404, 'score.noTraining'],
    ['post', `/api/score/feedback/${nowhere}/settle`, { settled: 'agreed' }, 404, 'record.notFound'],
    ['post', `/api/score/feedback/${nowhere}/settle`, { settled: 'maybe' }, 400, 'request.invalid'],
    ['put', '/api/score/settings', { version: 0, settings: {} }, 400, 'request.invalid'],
  ];
  test.each(calls)('%s %s %o is %i %s', async (method, path, body, status, code) => {
    const before = await traces();
    const owner = app.as('owner');
    const answer = await (method === 'get' ? owner.get(path) : owner[method](path, body));
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.body.title).toBeTruthy();
    expect(await traces()).toEqual(before);
  });

  test('wrong settings are refused one by one', async () => {
    const wrong: object[] = [
      { halfLives: { visits: 0 } },
      { halfLives: { visits: 1e9 } },
      { priorStrength: 1e9 },
      { pointsToDoubleOdds: -1 },
      { leastNewOutcomes: 0 },
      { outcome: { by: 'status', won: [], lost: ['disqualified'] } },
      { outcome: { by: 'status', won: ['rich'], lost: ['disqualified'] } },
      { rates: { USD: '7,1' } },
      { publish: 'always' },
      { leaveOut: Array.from({ length: 500 }, (_, n) => `a${n}`) },
    ];
    const before = await traces();
    for (const change of wrong)
      expect(await acts.changeSettings(change), JSON.stringify(change)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid' },
      });
    expect(await traces()).toEqual(before);
  });

  test('wrong words of feedback leave none', async () => {
    const id = await acts.capture();
    const before = await traces();
    for (const body of [
      { says: 'wrong', reason: 'other' },
      { says: 'tooLow', reason: 'mood' },
      { says: 'tooLow', reason: 'other', words: '长'.repeat(3000) },
      { says: 'tooLow', reason: 'other', words: '零\u0000字节' },
    ])
      expect((await app.as('sales').post(`/api/leads/${id}/score/feedback`, body)).status).toBe(400);
    expect(await traces()).toEqual(before);
  });
});
