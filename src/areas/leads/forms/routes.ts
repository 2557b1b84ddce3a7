import type { Language } from '../../../kernel/language.ts';
import { Refusal } from '../../../kernel/outcome.ts';
import { toPage } from '../../../kernel/paging.ts';
import { routesOf } from '../../../platform/http/routes.ts';
import { momentCursor } from '../assignment/reads.ts';
import { createForm, deleteForm, editForm, restoreForm } from './acts/edit-forms.ts';
import { discardSubmission, releaseSubmission, restoreSubmission } from './acts/settle-submission.ts';
import { formContract } from './contract.ts';
import { formErrors } from './errors.ts';
import { embedSnippet } from './page.ts';
import { type ShownForm, type ShownSubmission, shownForms, submissionPage } from './reads.ts';

export const formRoutes = routesOf(
  'forms',
  formContract,
  {
    list: async ({ db, actor, request }) => {
      const forms = await db.read(actor, shownForms(null));
      return { items: forms.map((form) => withAddress(form, request.origin)) };
    },
    read: async ({ db, actor, params, request }) => {
      const [form] = await db.read(actor, shownForms(params.id));
      if (!form) throw new Refusal('record.notFound');
      return withAddress(form, request.origin);
    },
    create: ({ write, body }) => write((tx) => createForm(tx, body)),
    edit: ({ write, params, body: { version, ...wish } }) =>
      write((tx) =>
        editForm(
          tx,
          params.id,
          version,
          Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)),
        ),
      ),
    delete: ({ write, params, query }) => write((tx) => deleteForm(tx, params.id, query.version)),
    restore: ({ write, params }) => write((tx) => restoreForm(tx, params.id)),
    submissions: async ({ db, actor, query }) =>
      toPage(
        await db.read(actor, submissionPage(query)),
        query.limit,
        momentCursor<ShownSubmission>((row) => row.at),
      ),
    release: ({ write, params }) => write((tx) => releaseSubmission(tx, params.id)),
    discard: ({ write, params }) => write((tx) => discardSubmission(tx, params.id)),
    undoDiscard: ({ write, params }) => write((tx) => restoreSubmission(tx, params.id)),
  },
  formErrors,
);

function withAddress(form: ShownForm, origin: string) {
  const address = `${origin}/f/${form.key}`;
  const { fields, ...definition } = form.definition;
  return {
    ...form,
    language: form.language as Language,
    definition: { ...definition, fields: fields.map((field) => ({ ...field, choices: [...field.choices] })) },
    address,
    embed: embedSnippet(address, form.definition.title),
  };
}
