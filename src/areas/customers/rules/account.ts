import type { Health, Reason, Tier, TierReason, TierSet } from './standing.ts';

export const accountKinds = ['direct', 'dealer', 'supplier', 'other'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** An account as the rules see it. Times ISO, days `YYYY-MM-DD`. */
export type Account = {
  id: string;
  name: string;
  shortName: string | null;
  kind: AccountKind;
  parentId: string | null;
  /** 统一社会信用代码, 18 characters. */
  creditCode: string | null;
  /** E.164; the first is the one to call. */
  phones: string[];
  emails: string[];
  website: string | null;
  region: string | null;
  address: string | null;
  industry: string | null;
  size: string | null;
  source: string | null;
  note: string | null;
  currency: string | null;
  paymentTerms: string | null;
  creditNote: string | null;
  custom: Record<string, unknown>;
  ownerId: string | null;
  teamId: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  lastContactAt: string | null;
  /** Overruled by hand; the reasons of the computed tier stand beside it. */
  tierSet: TierSet | null;
  importId: string | null;
  deletedAt: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
};
export type AccountField = keyof Account;

/** How an account stands: computed, never typed. */
export type AccountStanding = {
  tier: Tier;
  tierWhy: TierReason[];
  health: Health;
  healthScore: number;
  healthWhy: Reason[];
  ruleNumber: number;
  judgedAt: string | null;
  judgeAgainOn: string | null;
};

/** What a person types about an account; the rest follows from acts. */
export const editableAccountFields = [
  'name',
  'shortName',
  'kind',
  'parentId',
  'creditCode',
  'phones',
  'emails',
  'website',
  'region',
  'address',
  'industry',
  'size',
  'source',
  'note',
  'currency',
  'paymentTerms',
  'creditNote',
  'custom',
  'nextStep',
  'nextStepOn',
] as const satisfies readonly AccountField[];
export type AccountValues = Pick<Account, (typeof editableAccountFields)[number]>;
