import { z } from 'zod';
import { contract } from '../http/contract.ts';

const id = z.object({ id: z.uuid() });
const subject = z.string().regex(/^[a-z][A-Za-z]{0,39}$/);
const name = z.string().trim().min(1).max(100);
/** Null: only for oneself. */
const shared = z.enum(['team', 'all']).nullable();
/** Filters, sort order and columns, as the list of the subject reads them. */
const definition = z.record(z.string(), z.unknown());

const savedView = z.object({
  id: z.uuid(),
  subject: z.string(),
  name: z.string(),
  ownerId: z.uuid(),
  ownerName: z.string().nullable(),
  shared,
  teamId: z.uuid().nullable(),
  definition,
  position: z.int(),
  version: z.int(),
});

export const savedViewContract = contract({
  list: {
    method: 'GET',
    path: '/api/saved-views',
    summary: 'Views of a list: one’s own, those shared with one’s teams, and everyone’s.',
    access: 'signedIn',
    query: z.object({ subject }),
    response: z.object({ items: z.array(savedView) }),
  },
  create: {
    method: 'POST',
    path: '/api/saved-views',
    summary: 'Keep a view.',
    access: 'signedIn',
    body: z.object({
      subject,
      name,
      shared: shared.default(null),
      /** One’s own team unless said otherwise. */
      teamId: z.uuid().nullable().optional(),
      definition,
    }),
    response: savedView,
    status: 201,
    errors: ['savedView.notYourTeam', 'savedView.tooLarge', 'savedView.tooMany'],
  },
  edit: {
    method: 'PATCH',
    path: '/api/saved-views/:id',
    summary: 'Change one’s own view.',
    access: 'signedIn',
    params: id,
    body: z.object({
      version: z.int().min(1),
      name: name.optional(),
      shared: shared.optional(),
      teamId: z.uuid().nullable().optional(),
      definition: definition.optional(),
      position: z.int().min(0).max(10_000).optional(),
    }),
    response: savedView,
    errors: ['record.stale', 'savedView.notYours', 'savedView.notYourTeam', 'savedView.tooLarge'],
  },
  delete: {
    method: 'DELETE',
    path: '/api/saved-views/:id',
    summary: 'Delete one’s own view.',
    access: 'signedIn',
    params: id,
    response: null,
    errors: ['savedView.notYours'],
  },
  restore: {
    method: 'POST',
    path: '/api/saved-views/:id/restore',
    summary: 'Undo the deletion of one’s own view.',
    access: 'signedIn',
    params: id,
    response: savedView,
    errors: ['savedView.notYours'],
  },
});
