import { z } from 'zod';
import { contract } from '../../platform/http/contract.ts';
import { allRelationTypes } from './rules/relation-types.ts';
import * as shape from './shapes.ts';

const read = { permission: 'customers.read' } as const;
const write = { permission: 'customers.write' } as const;
const versioned = z.object({ version: shape.version });
const kind = z.enum(['account', 'contact']);

const relation = z.object({
  id: z.uuid(),
  version: shape.n,
  type: z.string(),
  /** Seen from the record asked about. */
  direction: z.enum(['from', 'to']),
  otherId: z.uuid(),
  otherName: z.string(),
  otherSubtitle: shape.maybe,
  note: shape.maybe,
});
const referral = z.object({
  id: z.uuid(),
  version: shape.n,
  accountId: z.uuid(),
  accountName: shape.maybe.describe('Null: an account that is not yours to see.'),
  byAccount: shape.maybe,
  byAccountName: shape.maybe,
  byContact: shape.maybe,
  byContactName: shape.maybe,
  referredOn: z.string(),
  note: shape.maybe,
  thanks: shape.maybe.describe('What is owed for it.'),
  thanksDue: shape.maybe,
  thankedOn: shape.maybe,
  thankedHow: shape.maybe,
  ownerName: shape.maybe,
});
const chainLink = z.object({
  accountId: z.uuid(),
  accountName: shape.maybe,
  depth: shape.n.describe('1: brought by the account itself; 2: by one it brought; and so on.'),
  broughtBy: z.uuid().describe('The account before it in the chain.'),
  revenue: shape.maybe.describe('All they ordered, in the company’s currency; null: nothing known yet.'),
});
const referralValues = {
  note: shape.text(2000).nullish(),
  thanks: shape.text(500).nullish(),
  thanksDue: shape.day.nullish(),
};
const dealerTerms = z.object({
  priceList: shape.maybe,
  rebatePercent: shape.maybe,
  rebateNote: shape.maybe,
  territory: z.array(z.string()),
  exclusive: z.boolean(),
  protectionDays: shape.n.nullable(),
  products: shape.maybe,
  validFrom: shape.maybe,
  validUntil: shape.maybe,
  note: shape.maybe,
  version: shape.n,
});

/** What ties accounts and contacts to each other: relations, referrals, dealers' terms. */
export const tieContract = contract({
  relations: {
    method: 'GET',
    path: '/api/relations',
    summary: 'How a record stands to others that you see.',
    access: read,
    query: z.object({ kind, id: z.uuid() }),
    response: z.object({ items: z.array(relation) }),
  },
  relate: {
    method: 'POST',
    path: '/api/relations',
    summary: 'Says how one account or contact stands to another.',
    access: write,
    body: z.object({
      kind,
      type: z.enum(allRelationTypes),
      fromId: z.uuid(),
      toId: z.uuid(),
      note: shape.text(1000).nullish(),
    }),
    response: shape.one,
    status: 201,
    errors: [
      'relation.unknownType',
      'relation.same',
      'relation.there',
      'relation.noSuchRecord',
      'account.readOnly',
      'contact.readOnly',
    ],
  },
  unrelate: {
    method: 'DELETE',
    path: '/api/relations/:id',
    summary: 'Takes a relation away; it can be brought back.',
    access: write,
    params: shape.one,
    response: null,
    errors: ['record.notFound', 'account.readOnly', 'contact.readOnly'],
  },
  relateAgain: {
    method: 'POST',
    path: '/api/relations/:id/restore',
    summary: 'Brings back a relation that was taken away.',
    access: write,
    params: shape.one,
    response: null,
    errors: ['record.notFound', 'account.readOnly', 'contact.readOnly'],
  },
  referrals: {
    method: 'GET',
    path: '/api/accounts/:id/referrals',
    summary: 'Who brought an account, whom it brought, and what has come of the chain.',
    access: read,
    params: shape.one,
    response: z.object({
      broughtBy: z.union([referral, z.null()]),
      brought: z.array(referral),
      chain: z.array(chainLink),
      currency: z.string(),
      chainRevenue: shape.maybe.describe(
        'Of those in the chain that you see, together; null while nothing is known.',
      ),
    }),
    errors: ['record.notFound'],
  },
  contactReferrals: {
    method: 'GET',
    path: '/api/contacts/:id/referrals',
    summary: 'Whom a contact brought.',
    access: read,
    params: shape.one,
    response: z.object({ brought: z.array(referral) }),
    errors: ['record.notFound'],
  },
  thanksOwed: {
    method: 'GET',
    path: '/api/referrals/owed',
    summary: 'Thanks that are owed and not given yet, the longest due first.',
    access: read,
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ items: z.array(referral) }),
  },
  refer: {
    method: 'POST',
    path: '/api/accounts/:id/referrals',
    summary: 'Says who brought an account.',
    access: write,
    params: shape.one,
    body: z.object({
      byAccount: z.uuid().nullish(),
      byContact: z.uuid().nullish(),
      referredOn: shape.day,
      ...referralValues,
    }),
    response: shape.one,
    status: 201,
    errors: [
      'referral.nobody',
      'referral.loop',
      'referral.there',
      'relation.noSuchRecord',
      'account.readOnly',
    ],
  },
  editReferral: {
    method: 'PATCH',
    path: '/api/referrals/:id',
    summary: 'Changes when it was, what was said, and what is owed.',
    access: write,
    params: shape.one,
    body: versioned.extend({ referredOn: shape.day.optional(), ...referralValues }),
    response: versioned.extend({ id: z.uuid() }),
    errors: ['record.notFound', 'record.stale', 'account.readOnly'],
  },
  thank: {
    method: 'POST',
    path: '/api/referrals/:id/thanks',
    summary: 'Whoever brought the account was thanked; null takes it back.',
    access: write,
    params: shape.one,
    body: versioned.extend({ on: shape.day.nullable(), how: shape.text(500).nullish() }),
    response: versioned.extend({ id: z.uuid() }),
    errors: ['record.notFound', 'record.stale', 'account.readOnly'],
  },
  removeReferral: {
    method: 'DELETE',
    path: '/api/referrals/:id',
    summary: 'Takes away a referral that was written down by mistake; it can be brought back.',
    access: write,
    params: shape.one,
    response: null,
    errors: ['record.notFound', 'account.readOnly'],
  },
  restoreReferral: {
    method: 'POST',
    path: '/api/referrals/:id/restore',
    summary: 'Brings back a referral that was taken away.',
    access: write,
    params: shape.one,
    response: null,
    errors: ['record.notFound', 'account.readOnly', 'referral.there', 'referral.loop'],
  },
  dealerTerms: {
    method: 'GET',
    path: '/api/accounts/:id/dealer-terms',
    summary: 'The policies a dealer works under; of a dealer without any, empty ones with version 0.',
    access: read,
    params: shape.one,
    response: dealerTerms,
    errors: ['record.notFound', 'account.notADealer'],
  },
  setDealerTerms: {
    method: 'PUT',
    path: '/api/accounts/:id/dealer-terms',
    summary: 'Sets the policies a dealer works under.',
    access: write,
    params: shape.one,
    body: z.object({
      version: z.number().int().min(0).describe('0: there are none yet.'),
      priceList: shape.text(200).nullish(),
      rebatePercent: z
        .string()
        .regex(/^\d{1,3}(\.\d{1,2})?$/)
        .nullish(),
      rebateNote: shape.text(1000).nullish(),
      territory: z.array(z.string().trim().min(1).max(200)).max(200).default([]),
      exclusive: z.boolean().default(false),
      protectionDays: z.number().int().min(0).max(3650).nullish(),
      products: shape.text(1000).nullish(),
      validFrom: shape.day.nullish(),
      validUntil: shape.day.nullish(),
      note: shape.text(2000).nullish(),
    }),
    response: dealerTerms,
    errors: ['record.notFound', 'record.stale', 'account.readOnly', 'account.notADealer', 'account.badTerms'],
  },
  dealersOf: {
    method: 'GET',
    path: '/api/dealers',
    summary:
      'Dealers whose territory holds a region, those with it to themselves first; of others’ only the name.',
    access: read,
    query: z.object({ region: shape.text(200) }),
    response: z.object({
      items: z.array(
        z.object({
          id: shape.maybe.describe('Only of accounts you may see.'),
          name: z.string(),
          territory: z.array(z.string()),
          exclusive: z.boolean(),
          protectionDays: shape.n.nullable(),
          ownerName: shape.maybe,
        }),
      ),
    }),
  },
});

const count = z.number().int().min(0).max(10_000);
const points = z.number().int().min(0).max(100);
export const standingRule = z.object({
  key: z.object({
    revenueYear: z.string().regex(/^\d{1,16}(\.\d{1,2})?$/),
    ordersYear: count,
    marginPercent: z.number().min(-100).max(100),
    lateDays: count,
  }),
  silenceDays: z.object({ potential: count.min(1), target: count.min(1), key: count.min(1) }),
  points: z.object({
    silence: points,
    longSilence: points,
    falling: points,
    steeplyFalling: points,
    complaint: points,
    mostComplaints: points,
    late: points,
    veryLate: points,
    overdueStep: points,
    lateMatters: points,
  }),
  fallingPercent: z.number().int().min(1).max(100),
  steeplyFallingPercent: z.number().int().min(1).max(100),
  watchBelow: z.number().int().min(1).max(100),
  riskBelow: z.number().int().min(0).max(100),
});

/** The rule by which tier and health are computed. */
export const customerRuleContract = contract({
  read: {
    method: 'GET',
    path: '/api/customers/rule',
    summary: 'The rule in force, with its number, and the versions before it.',
    access: read,
    response: z.object({
      number: shape.n,
      rule: standingRule,
      currency: z.string(),
      versions: z.array(
        z.object({ number: shape.n, note: z.string(), madeBy: shape.maybe, madeAt: shape.maybe }),
      ),
    }),
  },
  change: {
    method: 'PUT',
    path: '/api/customers/rule',
    summary: 'A new version of the rule; all accounts are judged anew by it in the background.',
    access: { permission: 'settings.manage' },
    body: z.object({
      number: shape.n.describe('The version that was read.'),
      rule: standingRule,
      note: shape.text(500).default(''),
    }),
    response: z.object({ number: shape.n }),
    errors: ['record.stale', 'account.badRule'],
  },
  preview: {
    method: 'POST',
    path: '/api/customers/rule/preview',
    summary: 'What a rule would change: how many accounts of those you see would stand elsewhere.',
    access: { permission: 'settings.manage' },
    body: z.object({ rule: standingRule }),
    response: z.object({
      judged: shape.n,
      of: shape.n.describe('How many accounts there are; more than judged: the newest were taken.'),
      tiers: z.array(z.object({ from: shape.tier, to: shape.tier, count: shape.n })),
      healths: z.array(z.object({ from: shape.health, to: shape.health, count: shape.n })),
    }),
    errors: ['account.badRule'],
  },
});
