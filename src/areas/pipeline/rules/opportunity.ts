export { type Changes, changesBetween, same } from '../../../kernel/changes.ts';

/** Where an opportunity stands: still to be won, or decided. */
export const opportunityStates = ['open', 'won', 'lost'] as const;
export type OpportunityState = (typeof opportunityStates)[number];

/** What its salesperson promises of it for the period: sure, possible, hoped for, not counted. */
export const categories = ['commit', 'bestCase', 'pipeline', 'omitted'] as const;
export type Category = (typeof categories)[number];

/** What part people play in the customer's decision. */
export const contactRoles = ['decisionMaker', 'influencer', 'user', 'gatekeeper', 'champion'] as const;
export type ContactRole = (typeof contactRoles)[number];

/** A contact of the account and their part. */
export type Involved = { contactId: string; role: ContactRole };

/** An opportunity as the rules see it. Times ISO, days `YYYY-MM-DD`, money decimal text. */
export type Opportunity = {
  id: string;
  name: string;
  accountId: string | null;
  /** What the account is called; '' without one. Follows the account. */
  accountName: string;
  people: Involved[];
  pipelineId: string;
  stageId: string;
  state: OpportunityState;
  amount: string | null;
  currency: string | null;
  /** The amount in the company's currency, by the rate of the day; null without amount or without a rate. */
  baseAmount: string | null;
  category: Category;
  expectedClose: string | null;
  closedOn: string | null;
  closeReasonId: string | null;
  /** Who won it instead of us, or whom we won it against. */
  competitorId: string | null;
  closeNote: string | null;
  products: string[];
  /** Ids of competitors who are after it too. */
  competitors: string[];
  nextStep: string | null;
  nextStepOn: string | null;
  /** The lead it came from, and what that scored. */
  leadId: string | null;
  score: number | null;
  ownerId: string | null;
  teamId: string | null;
  custom: Record<string, unknown>;
  openedAt: string;
  /** When it entered the present stage. */
  stageSince: string;
  /** The last stage reached, however far it went back since. */
  furthestStageId: string;
  /** Last sign of life: communication, step of the path, first day. */
  touchedAt: string;
  /** From when on it counts as stale; null when its stage never goes stale, or it is decided. */
  staleAt: string | null;
  lastContactAt: string | null;
  /** How often its expected close was put off to a later month, and when last. */
  slips: number;
  slippedAt: string | null;
  /** Of another system, for importing the same thing twice. */
  externalKey: string | null;
  importId: string | null;
  deletedAt: string | null;
  version: number;
  updatedAt: string;
};

export type OpportunityField = keyof Opportunity;

/** What a person types about an opportunity; the rest follows from acts. */
export const editableFields = [
  'name',
  'accountId',
  'people',
  'amount',
  'currency',
  'category',
  'expectedClose',
  'products',
  'competitors',
  'nextStep',
  'nextStepOn',
  'custom',
] as const satisfies readonly OpportunityField[];

/** The account's name comes along with the account, looked up. */
export type OpportunityValues = Pick<Opportunity, (typeof editableFields)[number] | 'accountName'>;
