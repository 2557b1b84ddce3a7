/** The door of the demo company. */
export { demoWords } from './locales/index.ts';
export { beginDemo, demoJobs, makeDemo } from './make-demo.ts';
export { removeDemo } from './remove-demo.ts';
export { demoRoutes } from './routes.ts';
