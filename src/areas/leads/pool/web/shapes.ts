import type { CallOutput } from '../../../../platform/http/contract.ts';
import type { Contracts } from '../../../../web/api/endpoints.gen.ts';
import type { poolContract } from '../contract.ts';

type Contract = typeof poolContract;
export type PoolLead = CallOutput<Contract['list']>['items'][number];
export type Warned = CallOutput<Contract['warnings']>['items'][number];
export type PoolSettings = CallOutput<Contract['settings']>['settings'];
export type Known = CallOutput<Contract['lookUp']>['items'][number];
export type KnownCustomer = CallOutput<Contracts['account']['lookUp']>['items'][number];
