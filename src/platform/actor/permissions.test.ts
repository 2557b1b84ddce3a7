import { expect, test } from 'vitest';
import type { Scope } from './actor.ts';
import { covers, type Grants, intersectGrants, isGrant } from './permissions.ts';

const manager = {
  grants: { 'leads.read': 'team', 'leads.write': 'own' } as Grants,
  teams: ['east', 'shanghai'],
};

test.each<[Record<string, Scope>, string[], boolean]>([
  [{}, [], true],
  [{ 'leads.read': 'own' }, ['south'], true],
  [{ 'leads.read': 'team' }, ['shanghai'], true],
  [{ 'leads.read': 'team' }, ['shanghai', 'south'], false],
  [{ 'leads.read': 'all' }, ['shanghai'], false],
  [{ 'leads.write': 'team' }, ['shanghai'], false],
  [{ 'leads.read': 'own', 'people.manage': 'team' }, [], false],
  [{ '*': 'all' }, [], false],
])('a manager of 华东 and 上海 covers %j in %j: %s', (grants, teams, expected) => {
  expect(covers(manager, grants, teams)).toBe(expected);
});

test('an API key holds what both it and its person hold, as far as the narrower', () => {
  expect(
    intersectGrants({ 'leads.read': 'all', 'leads.write': 'own', 'audit.read': 'all' }, manager.grants),
  ).toEqual({ 'leads.read': 'team', 'leads.write': 'own' });
});

test('only declared permissions in declared scopes may be given; never all of Yaosu', () => {
  expect(isGrant('leads.read', 'team')).toBe(true);
  expect(isGrant('settings.manage', 'own')).toBe(false);
  expect(isGrant('*', 'all')).toBe(false);
  expect(isGrant('constructor', 'all')).toBe(false);
});
