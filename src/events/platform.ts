import { z } from 'zod';

/** `{ field: [before, after] }` */
const changed = z.object({ changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])) });
const nothing = z.object({});
const grants = z.record(z.string(), z.enum(['own', 'team', 'all']));
const id = z.uuid();

/** What signing in announces; the subject is always the person. */
export const authEvents = {
  'session.started': z.object({ sessionId: id, ip: z.string() }),
  'session.ended': z.object({ sessionIds: z.array(id) }),
  /** A one-time link was used to come in. */
  'link.used': z.object({ purpose: z.enum(['signIn', 'reset']) }),
  'password.changed': nothing,
  'secondFactor.switchedOn': nothing,
  'secondFactor.switchedOff': nothing,
  'secondFactor.codesRenewed': nothing,
  'apiKey.created': z.object({ keyId: id, name: z.string(), grants: grants.nullable() }),
  'apiKey.ended': z.object({ keyId: id }),
};

/** What the company's settings announce; the subject is the company. */
export const companyEvents = {
  /** The first run: the company got its name. */
  'company.setUp': z.object({
    name: z.string(),
    language: z.string(),
    currency: z.string(),
    timeZone: z.string(),
  }),
  'company.edited': changed,
};

/** What custom fields announce; the subject is the field. */
export const customFieldEvents = {
  'customField.created': z.object({
    key: z.string(),
    label: z.string(),
    kind: z.string(),
    choices: z.array(z.string()),
  }),
  'customField.edited': changed,
  /** Fields were put in another order; the subject is the first of them. */
  'customField.ordered': z.object({ order: z.array(z.string()) }),
  'customField.deleted': nothing,
  'customField.restored': nothing,
};

const view = z.object({ name: z.string(), shared: z.enum(['team', 'all']).nullable().optional() });

/** What saved views announce; the subject is the view. */
export const savedViewEvents = {
  'savedView.created': view,
  'savedView.edited': view,
  'savedView.deleted': view,
  'savedView.restored': view,
};

const file = z.object({
  fileId: id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  /** The communication it came with, if any. */
  partOf: id.nullable(),
});

/** What files announce; the subject is the record they hang on, so that who sees it sees them come and go. */
export const fileEvents = {
  'file.attached': file,
  'file.removed': file,
  'file.restored': file,
};

/** The subject is the company. */
export const fileLimitEvents = { 'fileLimits.changed': changed };

/** What the event log says of those who follow it; the subject is the company. */
export const subscriberEvents = {
  /** An event could not be worked on however often it was tried: somebody must look. */
  'subscriber.gaveUp': z.object({
    subscriber: z.string(),
    seq: z.number(),
    type: z.string(),
    of: z.object({ kind: z.string(), id }),
    error: z.string(),
  }),
};
