export { lead as peopleKnowsLeads } from '../leads/store.ts'; export const person = 'p';
