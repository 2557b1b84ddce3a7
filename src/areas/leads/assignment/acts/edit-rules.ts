import { newId } from '../../../../kernel/ids.ts';
import { must, Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import type { Condition } from '../../../../platform/lists/filter.ts';
import type { Target } from '../rules/give-out.ts';
import { checkConditions } from '../rules/rule-fits.ts';
import {
  insertRule,
  loadDeletedRule,
  lockRules,
  type RuleRow,
  saveOrder,
  saveRule,
  targetExists,
} from '../store.ts';
import { tellSetting } from '../tell-rooms.ts';

/** More would no longer be read by anybody. */
const mostRules = 200;

export type RuleWish = Target & { name: string; active: boolean; conditions: readonly Partial<Condition>[] };

/** @throws Refusal `assignment.tooManyRules`, `assignment.badCondition`, `assignment.badTarget` */
export async function createRule(tx: Transaction, wish: RuleWish): Promise<{ id: string; version: number }> {
  const rules = await lockRules(tx);
  if (rules.length >= mostRules) throw new Refusal('assignment.tooManyRules', { most: mostRules });
  const conditions = must(checkConditions(wish.conditions));
  await refuseBadTarget(tx, wish);
  const { name, active, personId, teamId } = wish;
  const position = (rules.at(-1)?.position ?? 0) + 1;
  const rule: RuleRow = { id: newId(), name, active, personId, teamId, conditions, position, version: 1 };
  insertRule(tx, rule);
  tellSetting(tx, 'assignmentRule.created', subject(rule.id), { name, personId, teamId });
  return { id: rule.id, version: 1 };
}

/** @throws Refusal `record.stale`, and as for creating one */
export async function editRule(
  tx: Transaction,
  id: string,
  version: number,
  wish: Partial<RuleWish>,
): Promise<{ id: string; version: number }> {
  const before = await current(tx, id, version, wish);
  const conditions = wish.conditions ? must(checkConditions(wish.conditions)) : before.conditions;
  const target =
    wish.personId === undefined && wish.teamId === undefined
      ? before
      : { personId: wish.personId ?? null, teamId: wish.teamId ?? null };
  await refuseBadTarget(tx, target);
  const after: RuleRow = {
    ...before,
    name: wish.name ?? before.name,
    active: wish.active ?? before.active,
    personId: target.personId,
    teamId: target.teamId,
    conditions,
  };
  const changes: Record<string, [unknown, unknown]> = {};
  for (const field of ['name', 'active', 'personId', 'teamId', 'conditions'] as const)
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      changes[field] = [before[field], after[field]];
  if (Object.keys(changes).length === 0) return { id, version };
  saveRule(tx, after);
  tellSetting(tx, 'assignmentRule.edited', subject(id), { changes });
  return { id, version: version + 1 };
}

export async function deleteRule(tx: Transaction, id: string, version: number): Promise<void> {
  const rule = await current(tx, id, version, {});
  saveRule(tx, rule, true);
  tellSetting(tx, 'assignmentRule.deleted', subject(id), { name: rule.name });
}

/** Brings a deleted rule back, at the end of the order. */
export async function restoreRule(tx: Transaction, id: string): Promise<{ id: string; version: number }> {
  const rules = await lockRules(tx);
  const rule = await loadDeletedRule(tx, id);
  saveRule(tx, { ...rule, position: (rules.at(-1)?.position ?? 0) + 1 });
  tellSetting(tx, 'assignmentRule.restored', subject(id), { name: rule.name });
  return { id, version: rule.version + 1 };
}

/** @throws Refusal `assignment.badOrder` unless every rule stands there exactly once: somebody else added or deleted one. */
export async function reorderRules(tx: Transaction, ids: readonly string[]): Promise<void> {
  const rules = await lockRules(tx);
  const same =
    ids.length === rules.length &&
    new Set(ids).size === ids.length &&
    rules.every(({ id }) => ids.includes(id));
  if (!same)
    throw new Refusal('assignment.badOrder', { current: rules.map(({ id, name }) => ({ id, name })) });
  saveOrder(tx, ids);
  if (ids[0]) tellSetting(tx, 'assignmentRule.reordered', subject(ids[0]), { ids: [...ids] });
}

/** @throws Refusal `assignment.badTarget` unless exactly one of person and team is given and is there. */
export async function refuseBadTarget(tx: Transaction, target: Target): Promise<void> {
  const one = (target.personId === null) !== (target.teamId === null);
  if (!one || !(await targetExists(tx, target)))
    throw new Refusal('assignment.badTarget', {}, target.personId === null ? 'body.teamId' : 'body.personId');
}

async function current(tx: Transaction, id: string, version: number, yours: object): Promise<RuleRow> {
  const rule = (await lockRules(tx)).find((one) => one.id === id);
  if (!rule) throw new Refusal('record.notFound');
  if (rule.version !== version) throw new Refusal('record.stale', { current: rule, yours });
  return rule;
}

function subject(id: string) {
  return { kind: 'assignmentRule', id };
}
