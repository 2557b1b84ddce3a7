import { describe, expect, test } from 'vitest';
import type { Lead } from '../../rules/lead.ts';
import { type Choices, mergeLeads } from './merge-leads.ts';

const now = new Date('2026-03-10T08:00:00Z');
const lead = (id: string, over: Partial<Lead> = {}): Lead => ({
  id,
  name: '王芳',
  company: '华东精机',
  title: null,
  phones: [],
  emails: [],
  wechat: null,
  website: null,
  address: null,
  region: null,
  industry: null,
  size: null,
  language: null,
  source: null,
  campaign: null,
  utm: null,
  need: null,
  product: null,
  amount: null,
  currency: null,
  consent: null,
  custom: {},
  ownerId: 'li',
  teamId: 'east',
  status: 'working',
  wakeOn: null,
  wokenAt: null,
  disqualifiedReason: null,
  nextStep: null,
  nextStepOn: null,
  capturedAt: '2026-01-01T00:00:00Z',
  assignedAt: '2026-01-01T00:00:00Z',
  responseDueAt: null,
  firstContactAt: null,
  lastContactAt: null,
  escalatedAt: null,
  importId: null,
  deletedAt: null,
  version: 1,
  updatedAt: '2026-01-01T00:00:00Z',
  ...over,
});
const merge = (kept: Lead, away: Lead, choices: Choices = {}) => {
  const decided = mergeLeads(kept, away, choices, now);
  return decided.ok ? decided.value : decided.refusal.code;
};

describe('two leads made one', () => {
  test('keep what the kept one knows and fill in from the other', () => {
    const merged = merge(
      lead('a', { title: '采购', custom: { model: 'X7', axes: 5 } }),
      lead('b', {
        title: '经理',
        region: '江苏',
        amount: '500.00',
        currency: 'CNY',
        custom: { model: 'X8', color: '红' },
      }),
    );
    expect(merged).toMatchObject({
      kept: {
        id: 'a',
        title: '采购',
        region: '江苏',
        amount: '500.00',
        currency: 'CNY',
        custom: { model: 'X7', axes: 5, color: '红' },
      },
      away: { id: 'b', title: '经理', deletedAt: now.toISOString() },
    });
  });

  test('take what was chosen, with what belongs to it', () => {
    const away = lead('b', {
      title: null,
      status: 'parked',
      wakeOn: '2026-05-01',
      ownerId: 'wang',
      teamId: 'south',
      amount: '9.00',
      currency: 'USD',
      custom: { model: 'X8' },
    });
    const merged = merge(
      lead('a', { title: '采购', amount: '5.00', currency: 'CNY', custom: { model: 'X7' } }),
      away,
      {
        title: 'away',
        status: 'away',
        owner: 'away',
        amount: 'away',
        'custom.model': 'away',
      },
    );
    expect(merged).toMatchObject({
      kept: {
        title: null,
        status: 'parked',
        wakeOn: '2026-05-01',
        ownerId: 'wang',
        teamId: 'south',
        amount: '9.00',
        currency: 'USD',
        custom: { model: 'X8' },
      },
    });
  });

  test('have all numbers and addresses of both, the chosen first, and both ends of the contacts', () => {
    const kept = lead('a', {
      phones: ['+861', '+862'],
      emails: ['a@x.cn'],
      firstContactAt: '2026-02-02T00:00:00Z',
      lastContactAt: '2026-02-02T00:00:00Z',
    });
    const away = lead('b', {
      phones: ['+862', '+863'],
      emails: ['b@x.cn'],
      firstContactAt: '2026-01-05T00:00:00Z',
      lastContactAt: '2026-01-09T00:00:00Z',
    });
    expect(merge(kept, away, { emails: 'away' })).toMatchObject({
      kept: {
        phones: ['+861', '+862', '+863'],
        emails: ['b@x.cn', 'a@x.cn'],
        firstContactAt: '2026-01-05T00:00:00Z',
        lastContactAt: '2026-02-02T00:00:00Z',
      },
    });
  });

  test('are refused when one is the other, is a customer by now, or the choice is of nothing', () => {
    expect(merge(lead('a'), lead('a'))).toBe('merge.same');
    expect(merge(lead('a'), lead('b', { status: 'converted' }))).toBe('merge.converted');
    expect(merge(lead('a'), lead('b'), { version: 'away' })).toBe('merge.badChoice');
  });
});
