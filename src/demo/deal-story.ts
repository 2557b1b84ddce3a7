import {
  afterTalk,
  type CloseWish,
  changesOfDeal,
  closeDeal,
  type ExitFacts,
  editDeal,
  type Ground,
  moveDeal,
  type Opportunity,
  type OpportunityTalk,
  type OpportunityValues,
  type PastOpportunity,
  type Pipeline,
  priced,
  type Stage,
  stepsOf,
} from '../areas/pipeline/index.ts';
import { must } from '../kernel/outcome.ts';
import type { PastEvent } from '../platform/events/write-past.ts';
import { dayOf } from './calendar.ts';

type State = { at: string; opportunity: Opportunity };

/**
 * One opportunity's life as it is being written: each step goes through the pipeline room's own rules, its conditions checked against what was
 * really said before, and leaves the event that its act would have told. A step that lies ahead of `now` is not taken and says so.
 */
export class DealStory {
  deal: Opportunity;
  readonly states: State[] = [];
  readonly events: PastEvent[] = [];
  readonly #pipeline: Pipeline;
  readonly #ground: Ground;
  readonly #now: Date;
  readonly #id: (at: Date) => string;
  readonly #met = new Set<string>();
  readonly #reached: Partial<Record<'any' | 'direct' | OpportunityTalk['kind'], number>> = {};

  /** @param began the batch of its beginning, and the lead it was with the contact who asked */
  constructor(
    deal: Opportunity,
    pipeline: Pipeline,
    ground: Ground,
    now: Date,
    id: (at: Date) => string,
    began: { batchId: string; by: string; lead: { id: string; contactId: string | null } | null },
  ) {
    const at = new Date(deal.openedAt);
    this.deal = priced({ ...ground, today: dayOf(at) }, null, deal);
    this.#pipeline = pipeline;
    this.#ground = ground;
    this.#now = now;
    this.#id = id;
    this.states.push({ at: deal.openedAt, opportunity: this.deal });
    const { name, accountId, leadId, pipelineId, stageId, amount, currency, ownerId, teamId } = this.deal;
    const payload = { name, accountId, leadId, pipelineId, stageId, amount, currency, ownerId, teamId };
    this.#write(at, 'opportunity.opened', began.by, began.batchId, payload);
    if (began.lead)
      this.#write(at, 'opportunity.leadConverted', began.by, began.batchId, {
        leadId: began.lead.id,
        accountId,
        contactId: began.lead.contactId,
        began: true,
      });
  }

  /** The stage it stands in, and which one that is. */
  get stage(): Stage {
    return this.#pipeline.stages[this.place]!;
  }

  get place(): number {
    return this.#pipeline.stages.findIndex(({ id }) => id === this.deal.stageId);
  }

  talk(at: Date, by: string, said: Omit<OpportunityTalk, 'at'>): boolean {
    if (at > this.#now) return false;
    const talk = { ...said, at: at.toISOString() };
    const after = afterTalk(this.deal, talk, this.stage);
    const { kind, direction, direct, outcome, contactIds } = said;
    const payload = {
      communicationId: this.#id(at),
      kind,
      direction,
      direct,
      outcome,
      said: said.said,
      contactIds,
    };
    this.#change(at, 'opportunity.contacted', by, after, payload);
    if (outcome === 'reached') {
      for (const counted of ['any', kind, ...(direct ? (['direct'] as const) : [])] as const)
        this.#reached[counted] = (this.#reached[counted] ?? 0) + 1;
      for (const contact of contactIds) this.#met.add(contact);
    }
    return true;
  }

  /** Whether somebody was spoken to face to face or by telephone. */
  get spoken(): boolean {
    return (this.#reached.direct ?? 0) > 0;
  }

  edit(at: Date, by: string, values: Partial<OpportunityValues>): boolean {
    if (at > this.#now) return false;
    const after = must(editDeal(this.deal, values, at));
    if (Object.keys(changesOfDeal(this.deal, after)).length === 0) return true;
    return this.#change(at, 'opportunity.edited', by, after);
  }

  move(at: Date, by: string, stageId: string): boolean {
    if (at > this.#now) return false;
    return this.#change(
      at,
      'opportunity.stageMoved',
      by,
      must(moveDeal(this.#pipeline, this.#facts(at), stageId, at)),
    );
  }

  close(at: Date, by: string, wish: CloseWish): boolean {
    if (at > this.#now) return false;
    const closed = must(closeDeal(this.#pipeline, this.#facts(at), wish));
    return this.#change(at, wish.to === 'won' ? 'opportunity.won' : 'opportunity.lost', by, closed);
  }

  comment(at: Date, by: string, text: string): boolean {
    if (at > this.#now) return false;
    this.#write(at, 'opportunity.commented', by, null, { commentId: this.#id(at), text });
    return true;
  }

  /** As it stands now: open ones at today's rate, as the night's job reckons them. */
  told(): PastOpportunity {
    const today = { ...this.#ground, today: dayOf(this.#now) };
    const last = this.deal.state === 'open' ? priced(today, null, this.deal) : this.deal;
    return { opportunity: last, steps: stepsOf(this.states) };
  }

  #facts(at: Date): ExitFacts {
    return {
      opportunity: this.deal,
      today: dayOf(at),
      met: this.#met,
      reached: this.#reached,
      evidence: {},
      files: 0,
      milestones: new Set(),
    };
  }

  #change(at: Date, type: string, by: string, decided: Opportunity, payload: object = {}): true {
    const after = priced({ ...this.#ground, today: dayOf(at) }, this.deal, decided);
    const changes = changesOfDeal(this.deal, after);
    this.deal = { ...after, version: this.deal.version + 1, updatedAt: at.toISOString() };
    this.states.push({ at: at.toISOString(), opportunity: this.deal });
    this.#write(at, type, by, this.#id(at), { ...payload, changes });
    return true;
  }

  #write(at: Date, type: string, actorId: string, batchId: string | null, payload: object): void {
    const subject = { kind: 'opportunity', id: this.deal.id };
    this.events.push({ at: at.toISOString(), type, actorId, via: 'web', subject, batchId, payload });
  }
}
