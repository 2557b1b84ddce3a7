import type { LeadStatus } from './lead-states.ts';

export { type Changes, changesBetween, same } from '../../../kernel/changes.ts';

/** A lead as the rules see it: every column that an act reads or writes. Times ISO, dates `YYYY-MM-DD`, money decimal text. */
export type Lead = {
  id: string;
  name: string;
  company: string;
  title: string | null;
  /** E.164; the first is the one to call. */
  phones: string[];
  /** Lower case; the first is the one to write to. */
  emails: string[];
  wechat: string | null;
  website: string | null;
  address: string | null;
  region: string | null;
  industry: string | null;
  size: string | null;
  language: string | null;
  source: string | null;
  campaign: string | null;
  utm: Record<string, unknown> | null;
  need: string | null;
  product: string | null;
  amount: string | null;
  currency: string | null;
  consent: Record<string, unknown> | null;
  custom: Record<string, unknown>;
  ownerId: string | null;
  teamId: string | null;
  status: LeadStatus;
  wakeOn: string | null;
  wokenAt: string | null;
  disqualifiedReason: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  capturedAt: string;
  assignedAt: string | null;
  responseDueAt: string | null;
  firstContactAt: string | null;
  lastContactAt: string | null;
  escalatedAt: string | null;
  importId: string | null;
  deletedAt: string | null;
  version: number;
  updatedAt: string;
};

export type LeadField = keyof Lead;

/** What a person types about a lead; the rest follows from acts. */
export const editableFields = [
  'name',
  'company',
  'title',
  'phones',
  'emails',
  'wechat',
  'website',
  'address',
  'region',
  'industry',
  'size',
  'language',
  'source',
  'campaign',
  'need',
  'product',
  'amount',
  'currency',
  'custom',
  'nextStep',
  'nextStepOn',
] as const satisfies readonly LeadField[];

export type LeadValues = Pick<Lead, (typeof editableFields)[number]>;
