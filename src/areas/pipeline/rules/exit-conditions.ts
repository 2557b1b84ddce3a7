import type { ContactRole, Opportunity } from './opportunity.ts';

export const contactWays = ['any', 'direct', 'call', 'visit', 'meeting', 'mail', 'message'] as const;
export type ContactWay = (typeof contactWays)[number];

/** Fields that can be demanded; beside these `custom.<key>`. */
export const demandableFields = [
  'accountId',
  'amount',
  'expectedClose',
  'products',
  'competitors',
  'people',
] as const;

/** One thing that must be true before a stage is left forwards: data, checked against real records. */
export type ExitCondition =
  /** Something is known about the opportunity. */
  | { kind: 'known'; field: string }
  /** Somebody plays this part, and if `met` we have spoken with them about this opportunity. */
  | { kind: 'role'; role: ContactRole; met: boolean }
  /** We reached the customer this way, so many times. */
  | { kind: 'contacted'; way: ContactWay; times: number }
  /** There is a next step with a day that isn't over. */
  | { kind: 'nextStep' }
  /** The evidence for a dimension of qualification is this strong. */
  | { kind: 'evidence'; dimension: string; state: 'indicated' | 'confirmed' }
  /** At least one file lies with it. */
  | { kind: 'file' }
  /** A room further along has recorded this: need sheet complete, quote sent … */
  | { kind: 'milestone'; name: string };

/** What the conditions are checked against. */
export type ExitFacts = {
  opportunity: Opportunity;
  /** The company's day. */
  today: string;
  /** Contacts that were reached in a communication about it. */
  met: ReadonlySet<string>;
  /** Communications that reached the customer, by kind, and those among them that were direct. */
  reached: Readonly<Partial<Record<ContactWay, number>>>;
  /** Where the evidence stands, by dimension. */
  evidence: Readonly<Record<string, string>>;
  files: number;
  milestones: ReadonlySet<string>;
};

/** Those of the conditions that don't hold. */
export function unmet(conditions: readonly ExitCondition[], facts: ExitFacts): ExitCondition[] {
  return conditions.filter((condition) => !holds(condition, facts));
}

/** Whether checking needs more than the opportunity itself. */
export function needsRecords(conditions: readonly ExitCondition[]): boolean {
  return conditions.some(({ kind }) => kind !== 'known' && kind !== 'nextStep');
}

function holds(condition: ExitCondition, facts: ExitFacts): boolean {
  const { opportunity, today } = facts;
  switch (condition.kind) {
    case 'known':
      return isKnown(opportunity, condition.field);
    case 'role':
      return opportunity.people.some(
        ({ contactId, role }) => role === condition.role && (!condition.met || facts.met.has(contactId)),
      );
    case 'contacted':
      return (facts.reached[condition.way] ?? 0) >= condition.times;
    case 'nextStep':
      return hasNextStep(opportunity) && (opportunity.nextStepOn === null || opportunity.nextStepOn >= today);
    case 'evidence': {
      const state = facts.evidence[condition.dimension];
      return state === 'confirmed' || (condition.state === 'indicated' && state === 'indicated');
    }
    case 'file':
      return facts.files > 0;
    case 'milestone':
      return facts.milestones.has(condition.name);
  }
}

/** An open opportunity has a next step when it says what is to be done. */
export function hasNextStep({ nextStep }: Pick<Opportunity, 'nextStep'>): boolean {
  return nextStep !== null && nextStep !== '';
}

function isKnown(opportunity: Opportunity, field: string): boolean {
  const value = field.startsWith('custom.')
    ? opportunity.custom[field.slice('custom.'.length)]
    : opportunity[field as (typeof demandableFields)[number]];
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== '';
}
