import type { Condition } from '../../../../platform/lists/filter.ts';
import { choosePerson, joiningPass } from './choose-person.ts';
import { type RuledLead, ruleFits } from './rule-fits.ts';

/** Exactly one of the two. */
export type Target = { personId: string | null; teamId: string | null };
export type AssignmentRule = Target & { id: string; conditions: readonly Condition[] };

/** Everyone who could be given a lead. */
export type Candidate = {
  id: string;
  /** Their own team. */
  teamId: string | null;
  capacity: number;
  /** At work today and holding leads.write. */
  available: boolean;
};

/** What a decision is made from: the company as it stands. */
export type Company = {
  /** Active ones in their order. */
  rules: readonly AssignmentRule[];
  fallback: Target | null;
  people: readonly Candidate[];
  /** Members of each team that rules name, those of the teams below it included. */
  members: ReadonlyMap<string, readonly string[]>;
};

/** Where a lead goes; `ruleId` null: to the fallback. */
export type Direction = Target & { ruleId: string | null };

/** Who gets a lead. `ownerId` null: nobody can take it now, and it waits in `teamId`. */
export type Given = { ownerId: string | null; teamId: string | null; ruleId: string | null };

/**
 * The first rule that fits and whose person, or anybody in whose team, can take a lead; else the fallback; else the first rule that
 * fits, where the lead waits. Null when no rule fits and there is no fallback.
 */
export function directLead(company: Company, lead: RuledLead): Direction | null {
  let waits: Direction | null = null;
  for (const { id, personId, teamId, conditions } of company.rules) {
    if (!ruleFits(conditions, lead)) continue;
    const direction = { personId, teamId, ruleId: id };
    if (canTake(company, direction)) return direction;
    waits ??= direction;
  }
  const { fallback } = company;
  if (fallback && (canTake(company, fallback) || !waits)) return { ...fallback, ruleId: null };
  return waits;
}

function canTake(company: Company, { personId, teamId }: Target): boolean {
  const those = personId !== null ? [personId] : (company.members.get(teamId!) ?? []);
  return company.people.some(
    (one) => those.includes(one.id) && one.available && (personId !== null || one.capacity > 0),
  );
}

/** Each team's queue: team -> person -> pass. Changed as leads are given out. */
export type Queues = Map<string, Map<string, number>>;

/** Gives one lead out in the direction found, and moves the team's queue on. */
export function giveOut(company: Company, queues: Queues, direction: Direction | null): Given | null {
  if (!direction) return null;
  const { personId, teamId, ruleId } = direction;
  if (personId !== null) {
    const person = company.people.find((one) => one.id === personId);
    if (!person?.available) return { ownerId: null, teamId: person?.teamId ?? null, ruleId };
    return { ownerId: personId, teamId: person.teamId, ruleId };
  }
  const queue = queues.get(teamId!) ?? new Map<string, number>();
  queues.set(teamId!, queue);
  const members = company.members.get(teamId!) ?? [];
  // All of them from the first turn on: whoever joined only when chosen would always join behind those before.
  const joining = joiningPass(members.flatMap((id) => queue.get(id) ?? []));
  for (const id of members) if (!queue.has(id)) queue.set(id, joining);
  const chosen = choosePerson(
    company.people
      .filter((one) => members.includes(one.id))
      .map(({ id, capacity, available }) => ({
        personId: id,
        capacity,
        available,
        pass: queue.get(id)!,
      })),
  );
  if (!chosen) return { ownerId: null, teamId, ruleId };
  for (const [id, pass] of chosen.passes) queue.set(id, pass);
  const person = company.people.find((one) => one.id === chosen.personId)!;
  return { ownerId: person.id, teamId: person.teamId, ruleId };
}
