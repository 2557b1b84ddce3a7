export { lead } from '../../areas/leads/store.ts'; export const newId = 'id';
