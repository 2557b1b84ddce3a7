/** The door of near duplicates and merging. */
export { catchUp } from './acts/catch-up.ts';
export { catchUpKeys, keepKeysSoon } from './acts/keep-keys.ts';
export { pairLead } from './acts/pair-lead.ts';
export { scanBase } from './acts/scan-base.ts';
export { duplicateJobs } from './jobs.ts';
export { duplicateCatalogues } from './locales/index.ts';
export { historyOf } from './reads.ts';
export { duplicateRoutes } from './routes.ts';
