/** The door of web forms. */
export { formCatalogues } from './locales/index.ts';
export { serveForms } from './public-page.ts';
export { formRoutes } from './routes.ts';
