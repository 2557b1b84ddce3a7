/** The only door of the imports room: for the composition root and the command line. */
export { importSetErrors } from './errors.ts';
export { type FinishedSet, importSet } from './import-set.ts';
export { importSetJobs } from './jobs.ts';
export { importSetCatalogues } from './locales/index.ts';
export { importSetRoutes } from './routes.ts';
export { eraseSets } from './store.ts';
