import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, type PipelineTest, pipelineTest, reason } from './testing.fixture.ts';

let t: PipelineTest;
beforeAll(async () => {
  t = await pipelineTest();
});
afterAll(() => t.own.drop());

describe('the path', () => {
  test('a move that breaks a rule says what is missing; once it is true, it moves', async () => {
    const made = await t.open({ nextStep: '打电话' });
    const blocked = await t.move(made.id, t.stages[2]!);
    expect(blocked.status).toBe(422);
    expect(blocked.body).toMatchObject({
      code: 'opportunity.conditionsMissing',
      facts: {
        missing: [
          {
            stageId: t.stages[0],
            conditions: [
              { kind: 'known', field: 'accountId' },
              { kind: 'known', field: 'people' },
            ],
          },
          {
            stageId: t.stages[1],
            conditions: [
              { kind: 'contacted', way: 'direct', times: 1 },
              { kind: 'known', field: 'products' },
            ],
          },
        ],
      },
    });
    const { version } = (await t.sales().get(`/api/opportunities/${made.id}`)).body;
    await t.sales().patch(`/api/opportunities/${made.id}`, { version, ...t.ready() }, key());
    expect((await t.move(made.id, t.stages[2]!)).body.code).toBe('opportunity.conditionsMissing');
    expect((await t.call(made.id)).status).toBe(201);
    expect((await t.move(made.id, t.stages[2]!)).status).toBe(200);
    const now = (await t.sales().get(`/api/opportunities/${made.id}`)).body;
    expect(now).toMatchObject({ stageId: t.stages[2], furthestStageId: t.stages[2] });
    expect(now.involved[0].metAt).not.toBeNull();
  });

  test('a call taken back no longer counts as one', async () => {
    const made = await t.open(t.ready());
    const logged = await t.call(made.id);
    await t.sales().post('/api/opportunities/undo', { batchId: logged.body.batchId }, key());
    expect((await t.move(made.id, t.stages[2]!)).body.facts.missing).toEqual([
      expect.objectContaining({ conditions: [{ kind: 'contacted', way: 'direct', times: 1 }] }),
    ]);
  });

  test('a stage that wants a next step takes it along with the move', async () => {
    const made = await t.open({ ...t.ready(), nextStep: null });
    expect((await t.move(made.id, t.stages[1]!)).body.code).toBe('opportunity.nextStepRequired');
    expect(
      (await t.move(made.id, t.stages[1]!, { nextStep: '整理需求', nextStepOn: '2030-01-02' })).status,
    ).toBe(200);
  });

  test('two people move the same card: the second is told, with both sides', async () => {
    const made = await t.open(t.ready());
    const body = { version: made.version, stageId: t.stages[1] };
    const [a, b] = await Promise.all([
      t.sales().post(`/api/opportunities/${made.id}/stage`, body, key()),
      t.own.as('manager').post(`/api/opportunities/${made.id}/stage`, body, key()),
    ]);
    const [won, lost] = a.status === 200 ? [a, b] : [b, a];
    expect([won.status, lost.status]).toEqual([200, 409]);
    expect(lost.body).toMatchObject({
      code: 'record.stale',
      facts: { current: { stageId: t.stages[1] }, yours: { stageId: t.stages[1] } },
    });
  });

  test('history keeps every stage with its times', async () => {
    const made = await t.open(t.ready());
    await t.move(made.id, t.stages[1]!);
    const moved = await t.move(made.id, t.stages[0]!);
    expect(moved.status).toBe(200);
    const { body } = await t.sales().get(`/api/opportunities/${made.id}/timeline?kind=stage`);
    expect(body.items.map((one: { type: string }) => one.type)).toEqual([
      'opportunity.stageMoved',
      'opportunity.stageMoved',
      'opportunity.opened',
    ]);
  });
});

describe('deciding', () => {
  test('lost takes a reason of its kind, and names who won it', async () => {
    const made = await t.open();
    const close = (more: object) =>
      t
        .sales()
        .post(`/api/opportunities/${made.id}/close`, { version: made.version, to: 'lost', ...more }, key());
    expect((await close({})).body.code).toBe('opportunity.reasonMissing');
    expect((await close({ reasonId: reason.fit })).body.code).toBe('opportunity.noSuchReason');
    expect((await close({ reasonId: reason.price, on: '2999-01-01' })).body.code).toBe(
      'opportunity.closeAhead',
    );
    expect((await close({ reasonId: reason.price, note: '贵三成' })).status).toBe(200);
    const now = (await t.sales().get(`/api/opportunities/${made.id}`)).body;
    expect(now).toMatchObject({ state: 'lost', closeNote: '贵三成', nextStep: null, staleAt: null });
    expect(now.closeReason['zh-CN']).toBe('价格太高');
    const edit = await t
      .sales()
      .patch(`/api/opportunities/${made.id}`, { version: now.version, amount: '5' }, key());
    expect(edit.body.code).toBe('opportunity.decided');
    expect(
      (await t.sales().post(`/api/opportunities/${made.id}/reopen`, { version: now.version }, key())).status,
    ).toBe(200);
  });

  test('won takes what the whole way demands, then counts on its day', async () => {
    const made = await t.open(t.ready());
    await t.call(made.id);
    const { version } = (await t.sales().get(`/api/opportunities/${made.id}`)).body;
    const won = await t
      .sales()
      .post(
        `/api/opportunities/${made.id}/close`,
        { version, to: 'won', amount: '812345.67', reasonId: reason.fit },
        key(),
      );
    expect(won.status, JSON.stringify(won.body)).toBe(200);
    const now = (await t.sales().get(`/api/opportunities/${made.id}`)).body;
    expect(now).toMatchObject({
      state: 'won',
      amount: '812345.67',
      baseAmount: '812345.67',
      furthestStageId: t.stages[4],
    });
    const undone = await t.sales().post('/api/opportunities/undo', { batchId: won.body.batchId }, key());
    expect(undone.body.undone).toBe(1);
    expect((await t.sales().get(`/api/opportunities/${made.id}`)).body).toMatchObject({
      state: 'open',
      amount: '800000.00',
      closedOn: null,
    });
  });
});

describe('days and pipelines that move under one’s hand', () => {
  test('an expected close in the past is taken and flagged; it can be found, and put right', async () => {
    const late = await t.open({ expectedClose: '2020-01-31' });
    expect(late.flags.overdue).toBe(true);
    const filter = JSON.stringify([{ field: 'overdue', operator: 'is', values: ['true'] }]);
    const ids = async () =>
      (await t.sales().get(`/api/opportunities?filter=${encodeURIComponent(filter)}`)).body.items.map(
        (one: { id: string }) => one.id,
      );
    expect(await ids()).toContain(late.id);
    await t
      .sales()
      .patch(`/api/opportunities/${late.id}`, { version: late.version, expectedClose: '2031-01-31' }, key());
    expect(await ids()).not.toContain(late.id);
  });

  test('decided on a day before it began is refused; yesterday, for one that began then, is taken', async () => {
    const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString();
    const made = await t.open({ openedAt: day(3) });
    const close = (on: string) =>
      t
        .sales()
        .post(
          `/api/opportunities/${made.id}/close`,
          { version: made.version, to: 'lost', reasonId: reason.price, on },
          key(),
        );
    expect((await close('2020-02-30')).status).toBe(400);
    expect((await close(day(9).slice(0, 10))).body).toMatchObject({
      code: 'opportunity.closeBeforeOpening',
      field: 'body.on',
    });
    expect((await close(day(1).slice(0, 10))).status).toBe(200);
  });

  test('a pipeline edited while somebody drags: the new condition counts, the card says what is missing', async () => {
    const made = await t.open(t.ready());
    const owner = t.own.as('owner');
    const [pipeline] = (await owner.get('/api/pipelines')).body.pipelines;
    const stages = pipeline.stages.map((stage: { id: string; exit: object[] }) =>
      stage.id === t.stages[0]
        ? { ...stage, exit: [...stage.exit, { kind: 'contacted', way: 'visit', times: 1 }] }
        : stage,
    );
    const saved = await owner.put(
      `/api/pipelines/${pipeline.id}`,
      { version: pipeline.version, names: pipeline.names, stages },
      key(),
    );
    expect(saved.status).toBe(200);
    const drag = { version: made.version, stageId: t.stages[1] };
    const dropped = await t.sales().post(`/api/opportunities/${made.id}/stage`, drag, key());
    expect(dropped.body).toMatchObject({
      code: 'opportunity.conditionsMissing',
      facts: { missing: [{ stageId: t.stages[0], conditions: [{ kind: 'contacted', way: 'visit' }] }] },
    });
    await t.call(made.id);
    expect((await t.move(made.id, t.stages[1]!)).status).toBe(200);
  });
});
