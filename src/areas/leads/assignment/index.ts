/** The door of sharing out, for the leads room's other parts and the composition root. */
export { assignByRules, assignMany } from './acts/assign-by-rules.ts';
export { giveByRules } from './acts/give-by-rules.ts';
export { assignmentCatalogues } from './locales/index.ts';
export { assignmentRoutes } from './routes.ts';
export {
  type AssignmentRule,
  type Company,
  directLead,
  type Given,
  giveOut,
  type Queues,
} from './rules/give-out.ts';
