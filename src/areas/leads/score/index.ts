/** The door of the lead score. */
export { letTimePass } from './acts/let-time-pass.ts';
export { publishNumber } from './acts/publish-card.ts';
export { catchUp, catchUpSoon, rescoreAll, startRun } from './acts/rescore.ts';
export { trainNow } from './acts/run-training.ts';
export { scorePast } from './acts/score-past.ts';
export { scoreJobs } from './jobs.ts';
export { scoreKinds } from './live-kinds.ts';
export { scoreCatalogues } from './locales/index.ts';
export { scoreRoutes } from './routes.ts';
export { forgetScoring, loadScoring } from './store-scoring.ts';
