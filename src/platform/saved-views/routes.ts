import { type AreaRoutes, routesOf } from '../http/routes.ts';
import { savedViewContract } from './contract.ts';
import { savedViewErrors } from './errors.ts';
import {
  createSavedView,
  deleteSavedView,
  editSavedView,
  listSavedViews,
  restoreSavedView,
} from './saved-views.ts';

export const savedViewRoutes: AreaRoutes = routesOf(
  'savedViews',
  savedViewContract,
  {
    list: async ({ db, actor, query }) => ({ items: await listSavedViews(db, actor, query.subject) }),
    create: ({ write, body }) => write((tx) => createSavedView(tx, body)),
    edit: ({ write, params, body }) => write((tx) => editSavedView(tx, params.id, body)),
    delete: ({ write, params }) => write((tx) => deleteSavedView(tx, params.id)),
    restore: ({ write, params }) => write((tx) => restoreSavedView(tx, params.id)),
  },
  savedViewErrors,
);
