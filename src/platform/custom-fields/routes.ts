import { type AreaRoutes, routesOf } from '../http/routes.ts';
import { customFieldContract } from './contract.ts';
import {
  createCustomField,
  deleteCustomField,
  editCustomField,
  orderCustomFields,
  restoreCustomField,
} from './edit-custom-fields.ts';
import { customFieldErrors } from './errors.ts';
import { loadCustomFields } from './load-custom-fields.ts';

export const customFieldRoutes: AreaRoutes = routesOf(
  'customFields',
  customFieldContract,
  {
    list: async ({ db, query: { subject } }) => ({
      items: (await loadCustomFields(db, subject)).map((field) => ({
        ...field,
        subject,
        choices: [...field.choices],
      })),
    }),
    create: ({ write, body }) => write(async (tx) => shown(await createCustomField(tx, body))),
    edit: ({ write, params, body }) => write(async (tx) => shown(await editCustomField(tx, params.id, body))),
    order: ({ write, body }) =>
      write(async (tx) => ({ items: (await orderCustomFields(tx, body.subject, body.ids)).map(shown) })),
    delete: ({ write, params }) => write((tx) => deleteCustomField(tx, params.id)),
    restore: ({ write, params }) => write(async (tx) => shown(await restoreCustomField(tx, params.id))),
  },
  customFieldErrors,
);

const shown = <T extends { choices: readonly string[] }>(field: T) => ({
  ...field,
  choices: [...field.choices],
});
