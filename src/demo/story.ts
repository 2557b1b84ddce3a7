import {
  afterCommunication,
  type Communication,
  changeStatus,
  changesBetween,
  editLead,
  giveLead,
  type Lead,
  type LeadHistory,
  type LeadValues,
  openStatuses,
  type PastEvent,
  type StatusWish,
  takeLead,
} from '../areas/leads/index.ts';
import type { PastEvidence } from '../areas/qualification/index.ts';
import { must } from '../kernel/outcome.ts';
import { systemId } from '../platform/actor/actor.ts';
import { dayOf, minute } from './calendar.ts';

/** Evidence as it is marked; where and when it was said is the story's. */
type NewMark = Omit<PastEvidence, 'subjectId' | 'communicationId' | 'batchId' | 'at' | 'markedBy'>;
export type StoryMark = Omit<NewMark, 'id'>;

/**
 * One lead's life as it is being written: each step goes through the leads room's own rules and leaves the event that its act would
 * have told, so that what is made here can't differ from what was worked. After `now` nothing happens any more: a step that lies
 * ahead is not taken and says so.
 */
export class Story {
  lead: Lead;
  readonly now: Date;
  readonly #id: (at: Date) => string;
  readonly #events: PastEvent[] = [];
  readonly #moves: LeadHistory['poolMoves'][number][] = [];
  readonly #evidence: PastEvidence[] = [];
  #pool: LeadHistory['pool'] = null;

  constructor(
    lead: Lead,
    captured: { actorId: string; via: string; ruleId: string | null },
    now: Date,
    id: (at: Date) => string,
  ) {
    this.lead = lead;
    this.now = now;
    this.#id = id;
    const { source, ownerId, teamId, responseDueAt } = lead;
    this.#write(lead.updatedAt, 'lead.captured', captured.actorId, captured.via, null, {
      source,
      ownerId,
      teamId,
      ruleId: captured.ruleId,
      responseDueAt,
    });
  }

  /** @param marks what of the words is evidence, and for or against what */
  communicate(
    at: Date,
    by: string,
    said: Omit<Communication, 'at'>,
    marks: readonly StoryMark[] = [],
  ): boolean {
    if (!this.#reached(at)) return false;
    const after = afterCommunication(this.lead, { ...said, at: at.toISOString() });
    const changes = changesBetween(this.lead, after);
    const { kind, direction, direct, outcome, asked = [] } = said;
    const [communicationId, batchId] = [this.#id(at), this.#id(at)];
    this.#save(after, at);
    this.#write(at.toISOString(), 'lead.contacted', by, 'web', batchId, {
      communicationId,
      kind,
      direction,
      direct,
      outcome,
      said: said.said,
      ...(asked.length > 0 && { asked }),
      changes,
    });
    const pieces = marks.map((mark) => ({ ...mark, id: this.#id(at) }));
    if (pieces.length > 0)
      this.#write(at.toISOString(), 'qualification.evidenceMarked', by, 'web', batchId, {
        marks: pieces.map(({ id, dimension, polarity, strength, quote, saidBy }) => ({
          evidenceId: id,
          dimension,
          polarity,
          strength,
          quote,
          saidBy,
        })),
      });
    for (const piece of pieces)
      this.#evidence.push({
        ...piece,
        subjectId: this.lead.id,
        communicationId,
        batchId,
        at: at.toISOString(),
        markedBy: by,
      });
    return true;
  }

  move(at: Date, by: string, wish: StatusWish): boolean {
    return this.#change(at, 'lead.statusChanged', by, (lead) => must(changeStatus(lead, wish, dayOf(at))));
  }

  /** Handed over to the pipeline, which begins an opportunity of it. */
  convert(at: Date, by: string): boolean {
    return this.#change(at, 'lead.converted', by, (lead) => must(takeLead(lead)));
  }

  edit(at: Date, by: string, values: Partial<LeadValues>): boolean {
    return this.#change(at, 'lead.edited', by, (lead) => must(editLead(lead, values)));
  }

  give(at: Date, by: string, owner: { ownerId: string; teamId: string | null }): boolean {
    return this.#change(at, 'lead.assigned', by, (lead) => giveLead(lead, owner, at));
  }

  comment(at: Date, by: string, text: string): boolean {
    if (!this.#reached(at)) return false;
    this.#write(at.toISOString(), 'lead.commented', by, 'web', null, { commentId: this.#id(at), text });
    return true;
  }

  /** The parked lead comes back on its day, as the job would have brought it. */
  wake(at: Date): boolean {
    if (!this.#reached(at)) return false;
    const woken = {
      ...must(changeStatus(this.lead, { to: 'working' }, dayOf(at))),
      wokenAt: at.toISOString(),
    };
    const changes = changesBetween(this.lead, woken);
    this.#save(woken, at);
    this.#write(at.toISOString(), 'lead.woken', systemId, 'system', this.#id(at), { changes });
    return true;
  }

  putBack(at: Date, reason: string): boolean {
    if (!this.#reached(at)) return false;
    const from = this.lead.ownerId!;
    const freed = giveLead(this.lead, null, at);
    const changes = changesBetween(this.lead, freed);
    this.#save(freed, at);
    this.#write(at.toISOString(), 'lead.putBack', from, 'web', this.#id(at), { changes, reason });
    this.#pool = { since: at.toISOString(), reason, fromId: from };
    this.#moves.push({ personId: from, kind: 'putBack', at: at.toISOString() });
    return true;
  }

  claim(at: Date, owner: { ownerId: string; teamId: string }): boolean {
    if (!this.#reached(at)) return false;
    const mine = giveLead(this.lead, owner, at);
    const changes = changesBetween(this.lead, mine);
    this.#save(mine, at);
    this.#write(at.toISOString(), 'lead.claimed', owner.ownerId, 'web', null, { changes });
    this.#pool = null;
    this.#moves.push({ personId: owner.ownerId, kind: 'claimed', at: at.toISOString() });
    return true;
  }

  /** The finished history: up to now, with an overdue first response announced if nobody has answered yet. */
  told(): LeadHistory {
    this.#noticeMissed(this.now);
    return {
      lead: this.lead,
      events: this.#events,
      pool: this.#pool,
      poolMoves: this.#moves,
      evidence: this.#evidence,
    };
  }

  #change(
    at: Date,
    type: 'lead.statusChanged' | 'lead.converted' | 'lead.edited' | 'lead.assigned',
    by: string,
    decide: (lead: Lead) => Lead,
  ): boolean {
    if (!this.#reached(at)) return false;
    const after = decide(this.lead);
    const changes = changesBetween(this.lead, after);
    if (Object.keys(changes).length === 0) return true;
    this.#save(after, at);
    this.#write(at.toISOString(), type, by, 'web', this.#id(at), { changes });
    return true;
  }

  /** Whether `at` has come; what the jobs would have done until then is done first. */
  #reached(at: Date): boolean {
    if (at > this.now) return false;
    this.#noticeMissed(at);
    return true;
  }

  /** The job that runs every minute says once that a first response is overdue. */
  #noticeMissed(until: Date): void {
    const { responseDueAt, firstContactAt, escalatedAt, status, ownerId } = this.lead;
    if (responseDueAt === null || firstContactAt !== null || escalatedAt !== null) return;
    if (!(openStatuses as readonly string[]).includes(status)) return;
    const at = new Date((Math.floor(Date.parse(responseDueAt) / minute) + 1) * minute);
    if (at >= until) return;
    this.lead = { ...this.lead, escalatedAt: at.toISOString() };
    this.#write(at.toISOString(), 'lead.responseMissed', systemId, 'system', this.#id(at), {
      responseDueAt,
      ownerId,
    });
  }

  #save(after: Lead, at: Date): void {
    this.lead = { ...after, version: this.lead.version + 1, updatedAt: at.toISOString() };
  }

  #write(
    at: string,
    type: string,
    actorId: string,
    via: string,
    batchId: string | null,
    payload: object,
  ): void {
    this.#events.push({ at, type, actorId, via, batchId, payload });
  }
}
