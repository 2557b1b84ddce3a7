/** The endpoints of the customers room. */
export { accountContract } from './contract-accounts.ts';
export { contactContract } from './contract-contacts.ts';
export { customerRuleContract, tieContract } from './contract-ties.ts';
