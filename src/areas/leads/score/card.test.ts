import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../platform/testing/test-app.ts';
import { rescoreAll } from './index.ts';
import { never, scoreActs } from './store.fixture.ts';

let app: TestApp;
let acts: ReturnType<typeof scoreActs>;
beforeAll(async () => {
  app = await testApp();
  acts = scoreActs(app);
});
afterAll(() => app.drop());

async function inUse(): Promise<{
  id: string;
  card: { attributes: { key: string; bins: { points: number }[] }[]; base: number };
}> {
  const { body } = await app.as('owner').get('/api/score/cards');
  return (await app.as('owner').get(`/api/score/cards/${body.inUse}`)).body;
}
async function draft(change: (card: Awaited<ReturnType<typeof inUse>>['card']) => void) {
  const { body } = await app.as('owner').get('/api/score/draft');
  change(body.card);
  return app.as('owner').put('/api/score/draft', { version: body.version, card: body.card });
}
async function publishDraft() {
  const { body } = await app.as('owner').get('/api/score/draft');
  const over = (await inUse()).id;
  const answer = await app
    .as('owner')
    .post(`/api/score/cards/${body.id}/publish`, { over, version: body.version });
  await rescoreAll(app.db, never);
  return answer;
}

describe('the card', () => {
  test('shows before publishing what would change, and every lead follows afterwards', async () => {
    const id = await acts.capture({ source: '展会' });
    const before = await acts.explained(id);
    const saved = await draft((card) => {
      const source = card.attributes.find(({ key }) => key === 'source')!;
      source.bins[2]!.points += 20;
    });
    expect(saved.body.faults).toEqual([]);
    const preview = (await app.as('owner').post('/api/score/preview', {})).body;
    expect(preview).toMatchObject({ exact: true, down: 0, faults: [], gone: [] });
    expect(preview.up).toBeGreaterThanOrEqual(1);
    expect(preview.up + preview.down + preview.same).toBe(preview.looked);
    const mover = preview.movers.up.find((one: { id: string }) => one.id === id);
    expect(mover).toMatchObject({ before: before.score, reasons: [{ keys: ['source'], points: 20 }] });
    expect((await acts.explained(id)).raw).toBe(before.raw);

    const published = await publishDraft();
    expect(published.body).toMatchObject({ state: 'published', origin: 'manager' });
    expect((await acts.explained(id)).raw).toBe(before.raw + 20);
    expect(await acts.kept(id)).toMatchObject({ raw: before.raw + 20, card_id: published.body.id });
    expect((await acts.history(id))[0]).toMatchObject({
      cause: 'card',
      after: (await acts.explained(id)).score,
    });
    const progress = (await app.as('sales').get('/api/score/progress')).body;
    expect(progress).toMatchObject({ running: false, cause: 'published' });
    expect(progress.done).toBe(progress.total);
    expect(progress.moved).toBeGreaterThanOrEqual(1);
  });

  test('an earlier one is taken into use again', async () => {
    const id = await acts.capture({ source: '展会' });
    const before = await acts.explained(id);
    const { items, inUse: over } = (await app.as('owner').get('/api/score/cards')).body;
    const first = items.find((one: { number: number }) => one.number === 1);
    const back = await app.as('owner').post(`/api/score/cards/${first.id}/publish`, { over });
    expect(back.status).toBe(200);
    await rescoreAll(app.db, never);
    expect((await acts.kept(id)).raw).toBe((before.raw as number) - 20);
    const again = await app.as('owner').post(`/api/score/cards/${first.id}/publish`, { over: first.id });
    expect(again).toMatchObject({ status: 422, body: { code: 'score.inUseAlready' } });
  });

  test('of two who publish at once, one is told that the card in use is another', async () => {
    await draft((card) => {
      card.base += 1;
    });
    const draftNow = (await app.as('owner').get('/api/score/draft')).body;
    const { items, inUse: over } = (await app.as('owner').get('/api/score/cards')).body;
    const other = items.find(
      (one: { id: string; state: string }) => one.id !== over && one.state === 'retired',
    );
    const answers = await Promise.all([
      app.as('owner').post(`/api/score/cards/${draftNow.id}/publish`, { over }),
      app.as('manager').post(`/api/score/cards/${other.id}/publish`, { over }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await rescoreAll(app.db, never);
  });

  test('a stale draft is refused with both sides', async () => {
    const open = (await app.as('owner').get('/api/score/draft')).body;
    const first = await app
      .as('owner')
      .put('/api/score/draft', { version: open.version, card: open.card, note: '展会加分' });
    expect(first.status).toBe(200);
    const second = await app
      .as('manager')
      .put('/api/score/draft', { version: open.version, card: open.card, note: '别的' });
    expect(second).toMatchObject({ status: 409, body: { code: 'record.stale' } });
    expect(second.body.facts.current.note).toBe('展会加分');
    const dropped = await app.as('owner').delete(`/api/score/draft?version=${first.body.version}`);
    expect(dropped.body).toEqual({ version: 0 });
  });

  test('with a fault can be saved but not used; with an attribute that never was it can’t', async () => {
    const faulty = await draft((card) => {
      card.attributes.find(({ key }) => key === 'visits')!.bins.reverse();
    });
    expect(faulty.body.faults).toEqual([{ code: 'score.binsNotAscending', about: 'visits' }]);
    const preview = (await app.as('owner').post('/api/score/preview', {})).body;
    expect(preview).toMatchObject({ looked: 0, faults: faulty.body.faults });
    const published = await publishDraft();
    expect(published).toMatchObject({ status: 422, body: { code: 'score.faulty' } });
    await app.as('owner').delete(`/api/score/draft?version=${faulty.body.version}`);
    const unknown = await draft((card) => {
      card.attributes[0]!.key = 'shoeSize';
    });
    expect(unknown).toMatchObject({
      status: 422,
      body: { code: 'score.unknownAttribute', facts: { keys: 'shoeSize' } },
    });
  });

  test('an attribute whose custom field was deleted counts as missing, and the card says so', async () => {
    const field = await app.as('owner').post('/api/custom-fields', {
      subject: 'lead',

      label: '采购阶段',
      kind: 'choice',
      choices: ['询价', '比价'],
    });
    expect(field.status).toBe(201);
    const stage = `custom.${field.body.key}`;
    const id = await acts.capture({ custom: { [field.body.key]: '比价' } });
    const before = await acts.explained(id);
    await draft((card) => {
      card.attributes.push({
        key: stage,
        kind: 'category',
        part: 'fit',
        missing: { points: -3 },
        other: { points: 0 },
        bins: [{ levels: ['比价'], points: 9 }],
      } as never);
    });
    await publishDraft();
    expect((await acts.explained(id)).raw).toBe(before.raw + 9);
    await app.as('owner').delete(`/api/custom-fields/${field.body.id}`);
    expect((await acts.explained(id)).raw).toBe(before.raw - 3);
    const card = await inUse();
    expect(card).toMatchObject({ gone: [stage], faults: [] });
    const { items } = (await app.as('owner').get('/api/score/attributes')).body;
    expect(items.find((one: { key: string }) => one.key === stage)).toMatchObject({
      gone: true,
      onCard: true,
      label: '采购阶段',
    });
  });

  test('tries an imagined lead, and a lead with something otherwise', async () => {
    const imagined = (
      await app
        .as('owner')
        .post('/api/score/try', { cardId: (await inUse()).id, values: { source: '抖音', samplesAsked: 1 } })
    ).body;
    expect(imagined.facts.find(({ keys }: { keys: string[] }) => keys[0] === 'samplesAsked')).toMatchObject({
      points: 10,
      values: [1],
    });
    const id = await acts.capture({ source: '抖音' });
    const real = await acts.explained(id);
    const changed = (
      await app
        .as('owner')
        .post('/api/score/try', { cardId: (await inUse()).id, leadId: id, values: { source: '老客户推荐' } })
    ).body;
    expect(changed.raw - real.raw).toBe(17);
    const wrong = await app
      .as('owner')
      .post('/api/score/try', { cardId: (await inUse()).id, values: { shoeSize: 43 } });
    expect(wrong.body.code).toBe('score.unknownAttribute');
  });
});
