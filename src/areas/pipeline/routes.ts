import { must, Refusal } from '../../kernel/outcome.ts';
import { toPage } from '../../kernel/paging.ts';
import { type TimelineItem, timelineCursor } from '../../platform/events/timeline.ts';
import { routesOf } from '../../platform/http/routes.ts';
import { companyClock } from '../../platform/lists/company-clock.ts';
import { readFilter } from '../../platform/lists/filter.ts';
import * as lists from '../../platform/lists/lists.ts';
import { assignOpportunity } from './acts/assign-opportunity.ts';
import { closeOpportunity, reopenOpportunity } from './acts/close-opportunity.ts';
import { commentOnOpportunity } from './acts/comment-on-opportunity.ts';
import { deleteOpportunity } from './acts/delete-opportunity.ts';
import { editMany } from './acts/edit-many.ts';
import { editOpportunity } from './acts/edit-opportunity.ts';
import { exportOpportunities } from './acts/export-opportunities.ts';
import { logCommunication } from './acts/log-communication.ts';
import { moveStage } from './acts/move-stage.ts';
import { openOpportunity } from './acts/open-opportunity.ts';
import { undoBatch } from './acts/undo-batch.ts';
import { readBoard } from './board.ts';
import { opportunityContract } from './contract.ts';
import { opportunityErrors } from './errors.ts';
import { opportunityRecord, usualProducts } from './reads.ts';
import { calendarEntries } from './reads-board.ts';
import { opportunityLists } from './reads-list.ts';
import { opportunityExists, timelinePage } from './reads-timeline.ts';
import { opportunityFilter } from './rules/list-shape.ts';

export const opportunityRoutes = routesOf(
  'pipeline',
  opportunityContract,
  {
    list: ({ db, actor, query }) => lists.listOf(opportunityLists, db, actor, query),
    total: ({ db, actor, query }) => lists.totalOf(opportunityLists, db, actor, query),
    board: ({ db, actor, query }) => readBoard(db, actor, query),
    calendar: async ({ db, actor, query: { from, until, by, filter } }) => {
      const conditions = filter ? must(readFilter(opportunityFilter, filter)) : [];
      const items = await db.read(
        actor,
        calendarEntries(actor, from, until, by, conditions, await companyClock(db)),
      );
      return { items };
    },
    products: async ({ db, actor }) => ({
      values: (await db.read(actor, usualProducts())).map(({ name }) => name),
    }),
    export: ({ db, actor, query, reply }) => exportOpportunities(db, actor, query, reply),

    create: ({ write, body }) => write((tx) => openOpportunity(tx, body)),
    bulk: ({ db, actor, write, body: { ids, filter, q, changes } }) =>
      write(async (tx) =>
        editMany(tx, ids ?? (await lists.selectIds(opportunityLists, db, actor, { filter, q })), changes),
      ),
    undo: ({ write, body }) => write((tx) => undoBatch(tx, body.batchId)),

    read: async ({ db, actor, params }) => {
      const [found] = await db.read(actor, opportunityRecord(params.id));
      if (!found) throw new Refusal('record.notFound');
      return found;
    },
    edit: ({ write, params, body: { version, ...values } }) =>
      write((tx) => editOpportunity(tx, params.id, version, values)),
    delete: ({ write, params, query }) => write((tx) => deleteOpportunity(tx, params.id, query.version)),
    move: ({ write, params, body: { version, ...wish } }) =>
      write((tx) => moveStage(tx, params.id, version, wish)),
    close: ({ write, params, body: { version, ...wish } }) =>
      write((tx) => closeOpportunity(tx, params.id, version, wish)),
    reopen: ({ write, params, body }) => write((tx) => reopenOpportunity(tx, params.id, body.version)),
    assign: ({ write, params, body }) =>
      write((tx) => assignOpportunity(tx, params.id, body.version, body.ownerId)),
    comment: ({ write, params, body }) => write((tx) => commentOnOpportunity(tx, params.id, body.text)),
    communicate: ({ write, params, body }) => write((tx) => logCommunication(tx, params.id, body)),
    timeline: async ({ db, actor, params, query }) => {
      const [found, events] = await db.readAll(actor, [
        opportunityExists(params.id),
        timelinePage(params.id, query),
      ]);
      if (found!.rows.length === 0) throw new Refusal('record.notFound');
      return toPage(events!.rows as TimelineItem[], query.limit, timelineCursor);
    },
  },
  opportunityErrors,
);
