import type { CallInput, CallOutput } from '../../../platform/http/contract.ts';
import type { Contracts } from '../../../web/api/endpoints.gen.ts';

type Account = Contracts['account'];
type Contact = Contracts['contact'];
type Tie = Contracts['tie'];

/** What the screens get from the API. */
export type AccountRecord = CallOutput<Account['read']>;
export type ListedAccount = CallOutput<Account['list']>['items'][number];
export type AccountEdit = Omit<CallInput<Account['edit']>['body'], 'version'>;
export type AccountContact = CallOutput<Account['contacts']>['items'][number];
export type NearAccount = CallOutput<Account['near']>['items'][number];
export type Relative = CallOutput<Account['family']>['items'][number];
export type TimelineItem = CallOutput<Account['timeline']>['items'][number];
export type ContactRecord = CallOutput<Contact['read']>;
export type ListedContact = CallOutput<Contact['list']>['items'][number];
export type ContactEdit = Omit<CallInput<Contact['edit']>['body'], 'version'>;
export type Position = ContactRecord['positions'][number];
export type Relation = CallOutput<Tie['relations']>['items'][number];
export type Referral = CallOutput<Tie['thanksOwed']>['items'][number];
export type DealerTerms = CallOutput<Tie['dealerTerms']>;
export type StandingRule = CallOutput<Contracts['customerRule']['read']>['rule'];
export type Tier = AccountRecord['tier'];
export type Health = AccountRecord['health'];
