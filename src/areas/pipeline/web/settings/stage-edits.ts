import type { Language } from '../../../../kernel/language.ts';
import type { Names } from '../../rules/names.ts';
import type { ExitCondition, Stage } from '../shapes.ts';

/** A stage while it is edited; one that is new has no id yet. `key` tells rows apart. */
export type StageDraft = Omit<Stage, 'id'> & { id?: string; key: string };

/** With the name in one language changed; an emptied one goes. */
export function renamed(names: Names, language: Language, value: string): Names {
  return { ...names, [language]: value };
}

/** The list with the one at `at` moved by `by` places, as far as there is room. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const to = Math.min(list.length - 1, Math.max(0, at + by));
  const next = list.toSpliced(at, 1);
  next.splice(to, 0, list[at]!);
  return next;
}

/** A stage to begin with, as likely as the last one. */
export function newStage(stages: readonly StageDraft[], names: Names): StageDraft {
  return {
    key: crypto.randomUUID(),
    names,
    probability: stages.at(-1)?.probability ?? 10,
    exit: [],
    stepRequired: true,
    usualStep: null,
    staleDays: 14,
  };
}

/** A condition of a kind, with its most usual rest. */
export function newCondition(
  kind: ExitCondition['kind'],
  dimension: string,
  milestone: string,
): ExitCondition {
  switch (kind) {
    case 'known':
      return { kind, field: 'amount' };
    case 'role':
      return { kind, role: 'decisionMaker', met: false };
    case 'contacted':
      return { kind, way: 'any', times: 1 };
    case 'evidence':
      return { kind, dimension, state: 'indicated' };
    case 'milestone':
      return { kind, name: milestone };
    default:
      return { kind };
  }
}

/** A percentage as typed: a whole number from 0 to 100. */
export function percentIn(typed: string): number {
  return Math.min(100, Math.max(0, Math.round(Number(typed)) || 0));
}

/** Days as typed; nothing means never. */
export function daysIn(typed: string): number | null {
  const days = Math.round(Number(typed));
  return typed.trim() === '' || !(days > 0) ? null : Math.min(3650, days);
}
