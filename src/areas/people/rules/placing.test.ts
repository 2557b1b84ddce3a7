import { expect, test } from 'vitest';
import { checkAbsence, checkParent, reachOf, teamsAbove } from './placing.ts';

// 总部 > 华东 > 上海, 杭州; 总部 > 华南
const teams = [
  { id: 'hq', parentId: null },
  { id: 'east', parentId: 'hq' },
  { id: 'south', parentId: 'hq' },
  { id: 'shanghai', parentId: 'east' },
  { id: 'hangzhou', parentId: 'east' },
];

test('a leader reaches their team and all below, a member their team alone', () => {
  expect(reachOf(teams, 'east', true).sort()).toEqual(['east', 'hangzhou', 'shanghai']);
  expect(reachOf(teams, 'east', false)).toEqual(['east']);
  expect(reachOf(teams, null, true)).toEqual([]);
});

test('above a team stand those whose leaders see it', () => {
  expect(teamsAbove(teams, 'shanghai')).toEqual(['shanghai', 'east', 'hq']);
});

test('a team is never moved below itself, neither straight nor around a corner', () => {
  expect(checkParent(teams, 'east', 'east')).toMatchObject({ ok: false, refusal: { code: 'team.loop' } });
  expect(checkParent(teams, 'hq', 'shanghai')).toMatchObject({ ok: false, refusal: { code: 'team.loop' } });
  expect(checkParent(teams, 'shanghai', 'south')).toEqual({ ok: true, value: 'south' });
  expect(checkParent(teams, 'shanghai', 'gone')).toMatchObject({
    ok: false,
    refusal: { code: 'team.notFound' },
  });
});

test('an absence has a beginning and does not end before it', () => {
  expect(checkAbsence({ from: '2026-11-23', until: '2026-11-23' }).ok).toBe(true);
  expect(checkAbsence({ from: '2026-11-23', until: null }).ok).toBe(true);
  expect(checkAbsence({ from: '2026-11-23', until: '2026-11-22' }).ok).toBe(false);
  expect(checkAbsence({ from: null, until: '2026-11-22' }).ok).toBe(false);
});
