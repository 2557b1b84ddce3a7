import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { translate } from '../../../platform/i18n/translator.ts';
import * as lists from '../../../platform/lists/export-list.ts';
import { opportunityLists } from '../reads-list.ts';
import { type Names, nameIn } from '../rules/names.ts';

const named = new Set(['stage', 'closeReason']);
const coded = new Set(['state', 'category']);

const exported: lists.Exported = {
  listed: opportunityLists,
  custom: 'opportunity',
  name: 'opportunities',
  usual: [
    ...[
      'name',
      'accountName',
      'stage',
      'state',
      'amount',
      'currency',
      'baseAmount',
      'category',
      'expectedClose',
    ],
    ...[
      'closedOn',
      'closeReason',
      'competitor',
      'closeNote',
      'products',
      'nextStep',
      'nextStepOn',
      'ownerName',
    ],
    ...['openedAt', 'stageSince', 'lastContactAt', 'slips', 'externalKey', 'custom'],
  ],
  head: (actor, field) => translate(actor.language, `pipeline:fields.${field}`),
  cell: (actor, field, value) => {
    if (value === null || value === undefined) return undefined;
    if (named.has(field)) return nameIn(value as Names, actor.language);
    return coded.has(field) ? translate(actor.language, `pipeline:${field}.${value}`) : undefined;
  },
  event: 'opportunities.exported',
};

/** Answers with a file of what a filter selects. */
export function exportOpportunities(
  db: Database,
  actor: Actor,
  query: lists.ExportQuery,
  reply: FastifyReply,
): Promise<undefined> {
  return lists.sendExport(exported, db, actor, query, reply);
}
