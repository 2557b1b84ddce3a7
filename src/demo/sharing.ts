import {
  type AssignmentRule,
  type Company,
  directLead,
  giveOut,
  type Queues,
} from '../areas/leads/assignment/index.ts';
import type { Lead } from '../areas/leads/index.ts';
import { dayOf } from './calendar.ts';
import type { Colleague } from './plan.ts';

/** How far somebody has come in a team's queue. */
export type Turn = { teamId: string; personId: string; pass: number; given: number; lastAt: string | null };

/** Sharing out by the company's rules through two years: the queues move with each lead, newcomers and absences included. */
export class Sharing {
  readonly #company: Omit<Company, 'people'>;
  readonly #people: readonly Colleague[];
  readonly #queues: Queues = new Map();
  readonly #given = new Map<string, { teamId: string; personId: string; given: number; lastAt: string }>();

  constructor(rules: readonly AssignmentRule[], fallback: Company['fallback'], people: readonly Colleague[]) {
    const members = new Map<string, string[]>();
    for (const { id, teamId } of people) members.set(teamId, [...(members.get(teamId) ?? []), id]);
    this.#company = { rules, fallback, members };
    this.#people = people;
  }

  give(lead: Lead, at: Date): ReturnType<typeof giveOut> {
    const date = dayOf(at);
    const people = this.#people.map(({ id, teamId, capacity, joinedOn, absence }) => ({
      id,
      teamId,
      capacity,
      available: joinedOn <= date && !(absence && date >= absence[0] && date <= absence[1]),
    }));
    const company = { ...this.#company, people };
    const direction = directLead(company, lead);
    const given = giveOut(company, this.#queues, direction);
    if (given?.ownerId && direction?.teamId) {
      const key = `${direction.teamId} ${given.ownerId}`;
      const { given: n = 0 } = this.#given.get(key) ?? {};
      this.#given.set(key, {
        teamId: direction.teamId,
        personId: given.ownerId,
        given: n + 1,
        lastAt: at.toISOString(),
      });
    }
    return given;
  }

  turns(): Turn[] {
    return [...this.#queues].flatMap(([teamId, queue]) =>
      [...queue].map(([personId, pass]) => {
        const { given = 0, lastAt = null } = this.#given.get(`${teamId} ${personId}`) ?? {};
        return { teamId, personId, pass, given, lastAt };
      }),
    );
  }
}
