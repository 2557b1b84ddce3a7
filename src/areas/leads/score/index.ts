/** The door of the lead score. */
export { letTimePass } from './acts/let-time-pass.ts';
export { catchUp, catchUpSoon, rescoreAll } from './acts/rescore.ts';
export { scoreJobs } from './jobs.ts';
export { scoreKinds } from './live-kinds.ts';
export { scoreCatalogues } from './locales/index.ts';
export { scoreRoutes } from './routes.ts';
