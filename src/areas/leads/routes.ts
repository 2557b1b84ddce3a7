import { Refusal } from '../../kernel/outcome.ts';
import { toPage } from '../../kernel/paging.ts';
import { type TimelineItem, timelineCursor } from '../../platform/events/timeline.ts';
import { routesOf } from '../../platform/http/routes.ts';
import { companyClock } from '../../platform/lists/company-clock.ts';
import { assignLead } from './acts/assign-lead.ts';
import { captureLead } from './acts/capture-lead.ts';
import { changeStatus } from './acts/change-status.ts';
import { commentOnLead } from './acts/comment-on-lead.ts';
import { deleteLead } from './acts/delete-lead.ts';
import { editLead } from './acts/edit-lead.ts';
import { editMany } from './acts/edit-many.ts';
import { exportLeads } from './acts/export-leads.ts';
import { logCommunication } from './acts/log-communication.ts';
import { undoBatch } from './acts/undo-batch.ts';
import { assignByRules } from './assignment/index.ts';
import { leadContract } from './contract.ts';
import { countLeads } from './counts.ts';
import { leadErrors } from './errors.ts';
import { board, listLeads, selectIds, totalOf } from './lists.ts';
import type { LeadCounts, LeadRecord } from './reads.ts';
import { distinctValues, leadCounts, leadRecord } from './reads.ts';
import { leadExists, timelinePage } from './reads-timeline.ts';
import { type WorkCandidate, workCandidates } from './reads-work.ts';
import { expectedAmount } from './rules/expected-amount.ts';
import { workList } from './rules/work-list.ts';
import { usualAmounts } from './usual-amounts.ts';

export const leadRoutes = routesOf(
  'leads',
  leadContract,
  {
    list: ({ db, actor, query }) => listLeads(db, actor, query),
    total: ({ db, actor, query }) => totalOf(db, actor, query),
    board: async ({ db, actor, query }) => ({ columns: await board(db, actor, query) }),
    counts: ({ db, actor }) => countLeads(db, actor),
    values: async ({ db, actor, params }) => {
      const rows = await db.read(actor, distinctValues(actor, params.field));
      return { values: rows.map((row) => row.value) };
    },
    work: async ({ db, actor, query }) => {
      // More than are shown: the order is by what they may bring, which no index knows.
      const asked = workCandidates(actor, await companyClock(db), Math.max(query.limit, 100));
      const [found, usual] = [await db.readAll(actor, asked), await usualAmounts(db)];
      const candidates = found
        .flatMap(({ rows }) => rows as WorkCandidate[])
        .map((lead) => ({ ...lead, amountUsed: expectedAmount(lead, usual) }));
      return { items: workList(candidates, new Date(), query.limit) };
    },
    export: ({ db, actor, query, reply }) => exportLeads(db, actor, query, reply),

    create: ({ write, body: { shareOut, ...lead } }) =>
      write((tx) => captureLead(tx, lead, shareOut ? assignByRules : undefined)),
    bulk: ({ db, actor, write, body: { ids, filter, q, changes } }) =>
      write(async (tx) => editMany(tx, ids ?? (await selectIds(db, actor, { filter, q })), changes)),
    undo: ({ write, body }) => write((tx) => undoBatch(tx, body.batchId)),

    read: async ({ db, actor, params }) => {
      const [lead] = await db.read<LeadRecord>(actor, leadRecord(params.id));
      if (!lead) throw new Refusal('record.notFound');
      return lead;
    },
    readCounts: async ({ db, actor, params }) => {
      const [counts] = await db.read<LeadCounts>(actor, leadCounts(params.id));
      if (!counts) throw new Refusal('record.notFound');
      return counts;
    },
    edit: ({ write, params, body: { version, ...values } }) =>
      write((tx) => editLead(tx, params.id, version, values)),
    delete: ({ write, params, query }) => write((tx) => deleteLead(tx, params.id, query.version)),
    changeStatus: ({ write, params, body: { version, ...wish } }) =>
      write((tx) => changeStatus(tx, params.id, version, wish)),
    assign: ({ write, params, body }) => write((tx) => assignLead(tx, params.id, body.version, body.ownerId)),
    comment: ({ write, params, body }) => write((tx) => commentOnLead(tx, params.id, body.text)),
    communicate: ({ write, params, body }) => write((tx) => logCommunication(tx, params.id, body)),
    timeline: async ({ db, actor, params, query }) => {
      const [lead, events] = await db.readAll(actor, [leadExists(params.id), timelinePage(params.id, query)]);
      if (lead!.rows.length === 0) throw new Refusal('record.notFound');
      return toPage(events!.rows as TimelineItem[], query.limit, timelineCursor);
    },
  },
  leadErrors,
);
