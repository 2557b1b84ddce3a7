import type { Names } from '../rules/names.ts';

/** Something a room further along records about an opportunity, that exit conditions may ask for. */
export type MilestoneKind = { name: string; names: Names };

const registered = new Map<string, MilestoneKind>();

/** Offers a milestone in the settings of stages. Called once by the room that records it, as the process starts. */
export function registerMilestone(kind: MilestoneKind): void {
  registered.set(kind.name, kind);
}

/** Those that exit conditions may ask for. */
export function milestoneKinds(): MilestoneKind[] {
  return [...registered.values()];
}
