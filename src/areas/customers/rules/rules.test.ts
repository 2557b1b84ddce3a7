import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '../../../kernel/outcome.ts';
import { cleanAccount } from './account-values.ts';
import { cleanBirthday, cleanContact } from './contact-values.ts';
import { deepest, placeBelow } from './hierarchy.ts';
import { mergeAccounts, mergeContacts } from './merge-records.ts';
import { newAccount, newContact } from './new-records.ts';
import { relationType } from './relation-types.ts';

const now = new Date('2026-11-24T02:00:00Z');
const beginning = { now, ownerId: 'sun', teamId: 'east', importId: null };
const account = (id: string, values: Parameters<typeof newAccount>[0]) =>
  must(newAccount(values, { ...beginning, id }));

describe('hierarchy', () => {
  const line = (...names: string[]) =>
    names.map((name, n) => ({ id: name, name, parentId: names[n + 1] ?? null }));

  test('an account hangs below another', () =>
    expect(placeBelow({ id: 'plant', name: 'plant' }, line('group'))).toEqual({
      ok: true,
      value: { parentId: 'group' },
    }));

  test('below itself, or below one of its own branches, is refused with the way round', () => {
    expect(placeBelow({ id: 'a', name: 'A' }, line('a'))).toMatchObject({
      ok: false,
      refusal: { code: 'account.hierarchyLoop', facts: { path: ['A', 'a'] } },
    });
    expect(placeBelow({ id: 'a', name: 'A' }, line('shop', 'plant', 'a', 'group'))).toMatchObject({
      refusal: {
        code: 'account.hierarchyLoop',
        facts: { path: ['A', 'shop', 'plant', 'a'] },
        field: 'body.parentId',
      },
    });
  });

  test('whatever is moved where: what is accepted never makes a circle', () => {
    const moves = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 60 });
    fc.assert(
      fc.property(moves, (all) => {
        const parents = new Map<number, number>();
        const lineOf = (from: number) => {
          const found: { id: string; name: string; parentId: string | null }[] = [];
          for (let at: number | undefined = from; at !== undefined; at = parents.get(at)) {
            found.push({ id: `${at}`, name: `${at}`, parentId: `${parents.get(at) ?? ''}` || null });
            if (found.length > 20) throw new Error('a circle');
          }
          return found;
        };
        for (const [child, parent] of all)
          if (placeBelow({ id: `${child}`, name: '' }, lineOf(parent)).ok) parents.set(child, parent);
        for (let one = 0; one < 8; one++) expect(lineOf(one).length).toBeLessThanOrEqual(8);
      }),
    );
  });

  test(`deeper than ${deepest} levels is refused`, () => {
    const names = Array.from({ length: deepest }, (_, n) => `level ${n}`);
    expect(placeBelow({ id: 'new', name: 'new' }, line(...names))).toMatchObject({
      refusal: { code: 'account.hierarchyDeep' },
    });
    expect(placeBelow({ id: 'new', name: 'new' }, line(...names.slice(1))).ok).toBe(true);
  });
});

describe('values as typed', () => {
  test('an account: blanks go, telephones and mails get one form, what can’t be understood is told', () => {
    const { values, problems } = cleanAccount({
      name: '  苏州   精工 ',
      phones: ['0512-6763 1188', 'call me'],
      emails: ['Info@JG.example'],
      currency: 'usd',
      note: ' 两行\n备注 ',
      region: ' ',
    });
    expect(values).toEqual({
      name: '苏州 精工',
      emails: ['info@jg.example'],
      currency: 'USD',
      note: '两行\n备注',
      region: null,
    });
    expect(problems.map(({ field }) => field)).toEqual(['body.phones.1']);
  });

  test('a contact: a role or channel nobody knows is none', () => {
    expect(cleanContact({ role: 'boss' as never, channel: 'phone' }).values).toEqual({
      role: null,
      channel: 'phone',
    });
  });

  test.each([
    ['1980-5-3', '1980-05-03'],
    ['1980/05/03', '1980-05-03'],
    ['1980年5月3日', '1980-05-03'],
    ['5月3日', '05-03'],
    ['2-29', '02-29'],
    ['１０－１', '10-01'],
    ['', null],
  ])('birthday %s → %s', (typed, kept) => expect(cleanBirthday(typed)).toEqual({ ok: true, value: kept }));

  test.each(['1981-2-29', '13-1', 'May 3', '3'])('birthday %s is refused', (typed) =>
    expect(cleanBirthday(typed)).toMatchObject({ refusal: { code: 'contact.badBirthday' } }),
  );

  test('an account has a name, and a day belongs to a step', () => {
    expect(newAccount({}, { ...beginning, id: 'x' })).toMatchObject({
      refusal: { code: 'account.nameMissing' },
    });
    expect(newAccount({ name: 'A', nextStepOn: '2026-12-01' }, { ...beginning, id: 'x' })).toMatchObject({
      refusal: { code: 'account.nextStepMissing' },
    });
  });
});

describe('merging', () => {
  const a = account('a', { name: '苏州精工', phones: ['+861'], region: '江苏', custom: { grade: 'A' } });
  const b = account('b', {
    name: '苏州精工有限公司',
    phones: ['+862', '+861'],
    creditCode: '91350100M000100Y43',
    region: '上海',
    custom: { grade: 'B', line: 3 },
  });

  test('the kept one’s fields stay, what it lacks comes from the other, telephones of both are kept', () => {
    const { kept, away } = must(mergeAccounts(a, b, { name: 'away', 'custom.grade': 'away' }, now));
    expect(kept).toMatchObject({
      id: 'a',
      name: '苏州精工有限公司',
      region: '江苏',
      creditCode: '91350100M000100Y43',
      phones: ['+861', '+862'],
      custom: { grade: 'B', line: 3 },
    });
    expect(away).toEqual({ ...b, deletedAt: now.toISOString() });
  });

  test('a branch merged into its parent doesn’t come to hang below itself, nor the other way round', () => {
    const plant = { ...b, parentId: 'a' };
    expect(must(mergeAccounts(a, plant, { parentId: 'away' }, now)).kept.parentId).toBeNull();
    expect(must(mergeAccounts(plant, a, {}, now)).kept.parentId).toBeNull();
  });

  test('a tier set by hand and the later contact survive', () => {
    const set = { tier: 'key', reason: 'r', by: 'x', at: '2026-01-01T00:00:00Z' } as const;
    const spoken = { ...b, tierSet: set, lastContactAt: '2026-11-01T00:00:00Z' };
    const { kept } = must(mergeAccounts({ ...a, lastContactAt: '2026-10-01T00:00:00Z' }, spoken, {}, now));
    expect(kept).toMatchObject({ tierSet: set, lastContactAt: '2026-11-01T00:00:00Z' });
  });

  test('with itself, or by a field that isn’t there, is refused', () => {
    expect(mergeAccounts(a, a, {}, now)).toMatchObject({ refusal: { code: 'customerMerge.same' } });
    expect(mergeAccounts(a, b, { deletedAt: 'away' }, now)).toMatchObject({
      refusal: { code: 'customerMerge.badChoice', facts: { field: 'deletedAt' } },
    });
  });

  test('of contacts, where they work goes together with whose they are', () => {
    const person = (id: string, at: string | null, ownerId: string) =>
      must(newContact({ name: '王磊', title: `at ${at}` }, at, { ...beginning, id, ownerId }));
    const { kept } = must(
      mergeContacts(person('x', 'old', 'sun'), person('y', 'new', 'li'), { account: 'away' }, now),
    );
    expect(kept).toMatchObject({ id: 'x', accountId: 'new', ownerId: 'li', title: 'at new' });
  });
});

test('relations stand between records of their kind only', () => {
  expect(relationType('account', 'supplierOf')).toEqual({ symmetric: false });
  expect(relationType('contact', 'formerColleague')).toEqual({ symmetric: true });
  expect(relationType('contact', 'supplierOf')).toBeNull();
  expect(relationType('account', 'toString')).toBeNull();
});
