import type { Writable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { translate } from '../../../platform/i18n/translator.ts';
import * as lists from '../../../platform/lists/export-list.ts';
import { leadLists } from '../lists.ts';

const exportedLeads: lists.Exported = {
  listed: leadLists,
  custom: 'lead',
  name: 'leads',
  // All that people typed, and how it went.
  usual: [
    ...['company', 'name', 'title', 'phones', 'emails', 'wechat', 'website', 'address', 'region', 'industry'],
    ...[
      'size',
      'source',
      'campaign',
      'need',
      'product',
      'amount',
      'currency',
      'status',
      'disqualifiedReason',
    ],
    ...[
      'ownerName',
      'score',
      'grade',
      'chance',
      'nextStep',
      'nextStepOn',
      'capturedAt',
      'firstContactAt',
      'lastContactAt',
      'custom',
    ],
  ],
  head: (actor, field) => translate(actor.language, `leads:fields.${field}`),
  event: 'leads.exported',
};

/** Answers with a file of what a filter selects. */
export function exportLeads(
  db: Database,
  actor: Actor,
  query: lists.ExportQuery,
  reply: FastifyReply,
): Promise<undefined> {
  return lists.sendExport(exportedLeads, db, actor, query, reply);
}

/** Writes what a filter selects into the stream that `begin` opens. @returns how many rows */
export function writeExport(
  db: Database,
  actor: Actor,
  query: lists.ExportQuery,
  begin: (fileName: string) => Writable,
): Promise<number> {
  return lists.writeExport(exportedLeads, db, actor, query, begin);
}
