/** The door of the shared pool and of looking up. */
export { takeBackStale } from './acts/take-back.ts';
export { poolJobs } from './jobs.ts';
export { poolCatalogues } from './locales/index.ts';
export { poolRoutes } from './routes.ts';
