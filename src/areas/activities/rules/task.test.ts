import { describe, expect, test } from 'vitest';
import { must } from '../../../kernel/outcome.ts';
import { finishTask, planTask, reopenTask, type Task, taskChanges, undoTask } from './task.ts';

const shanghai = 'Asia/Shanghai';
const empty: Task = {
  id: 't',
  kind: 'todo',
  title: '发样品',
  note: null,
  place: null,
  subjectKind: null,
  subjectId: null,
  assigneeId: 'me',
  teamId: null,
  createdBy: 'me',
  dueOn: null,
  startsAt: null,
  minutes: null,
  remindMinutes: null,
  remindAt: null,
  remindedAt: null,
  doneAt: null,
  doneBy: null,
  result: null,
  version: 1,
  deletedAt: null,
};
const plan = (task: Task, wish: Parameters<typeof planTask>[1]) => must(planTask(task, wish, shanghai));

describe('planning', () => {
  test('an hour is the company’s, lasts an hour unless said, and is reminded of in time', () => {
    expect(plan(empty, { dueOn: '2026-11-25', time: '14:30', remindMinutes: 30 })).toMatchObject({
      startsAt: '2026-11-25T06:30:00.000Z',
      minutes: 60,
      remindAt: '2026-11-25T06:00:00.000Z',
    });
    expect(plan(empty, { dueOn: '2026-11-25', remindMinutes: 0 }).remindAt).toBe('2026-11-25T01:00:00.000Z');
  });

  test('moved to another day it keeps its hour and is reminded of again', () => {
    const timed = plan(empty, { dueOn: '2026-11-25', time: '14:30', remindMinutes: 30 });
    const reminded = { ...timed, remindedAt: timed.remindAt };
    expect(plan(reminded, { dueOn: '2026-11-27' })).toMatchObject({
      startsAt: '2026-11-27T06:30:00.000Z',
      remindedAt: null,
    });
    expect(plan(reminded, { title: '发两件样品' }).remindedAt).toBe(timed.remindAt);
  });

  test('without a day there is no hour; without a title nothing', () => {
    const timed = plan(empty, { dueOn: '2026-11-25', time: '14:30', remindMinutes: 30 });
    expect(plan(timed, { dueOn: null })).toMatchObject({ startsAt: null, minutes: null, remindAt: null });
    expect(planTask(empty, { time: '10:00' }, shanghai)).toMatchObject({
      refusal: { code: 'task.timeWithoutDay' },
    });
    expect(planTask(empty, { title: '  ' }, shanghai)).toMatchObject({ refusal: { code: 'task.noTitle' } });
  });

  test('where clocks change, 14:30 stays 14:30', () => {
    const winter = must(planTask(empty, { dueOn: '2026-03-27', time: '14:30' }, 'Europe/Berlin'));
    const summer = must(planTask(winter, { dueOn: '2026-03-30' }, 'Europe/Berlin'));
    expect([winter.startsAt, summer.startsAt]).toEqual([
      '2026-03-27T13:30:00.000Z',
      '2026-03-30T12:30:00.000Z',
    ]);
  });
});

describe('doing and undoing', () => {
  const now = new Date('2026-11-24T02:00:00Z');

  test('done once, with a result; reopened it has none', () => {
    const done = must(finishTask(empty, 'me', now, ' 客户收到了 '));
    expect(done).toMatchObject({ doneBy: 'me', result: '客户收到了' });
    expect(finishTask(done, 'me', now, null)).toMatchObject({ refusal: { code: 'task.alreadyDone' } });
    expect(must(reopenTask(done))).toEqual(empty);
  });

  test('undoing gives the whole appointment back, unless someone moved it since', () => {
    const first = plan(empty, { dueOn: '2026-11-25', time: '14:30' });
    const moved = plan(first, { dueOn: '2026-11-26', time: '09:00' });
    const changes = taskChanges(first, moved);
    expect(undoTask(moved, changes)).toEqual({ task: first, kept: [] });
    const again = plan(moved, { dueOn: '2026-11-30' });
    expect(undoTask(again, changes).task).toEqual(again);
  });
});
