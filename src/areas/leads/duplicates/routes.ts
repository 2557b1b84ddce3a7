import { Refusal } from '../../../kernel/outcome.ts';
import { toPage } from '../../../kernel/paging.ts';
import { routesOf } from '../../../platform/http/routes.ts';
import { findNear } from './acts/find-near.ts';
import { mergeLeads } from './acts/merge-leads.ts';
import { cancelScan, startScan } from './acts/scan-base.ts';
import { tellApart } from './acts/tell-apart.ts';
import { undoMerge } from './acts/undo-merge.ts';
import { duplicateContract } from './contract.ts';
import { duplicateErrors } from './errors.ts';
import { leadPreview, mergesOf, pairCursor, pairPage, type ShownMerge } from './reads.ts';
import { latestScan } from './store.ts';

export const duplicateRoutes = routesOf(
  'duplicates',
  duplicateContract,
  {
    near: async ({ db, actor, params }) => ({ items: await findNear(db, actor, params.id) }),
    pairs: async ({ db, actor, query }) =>
      toPage(await db.read(actor, pairPage(actor, query)), query.limit, pairCursor),
    different: ({ write, body }) => write((tx) => tellApart(tx, body.one, body.other, body.again)),
    scan: async ({ db, actor }) => ({ scan: (await db.read(actor, latestScan))[0] ?? null }),
    startScan: ({ write }) => write((tx) => startScan(tx)),
    cancelScan: ({ write, params }) => write((tx) => cancelScan(tx, params.id)),
    merge: ({ write, body }) => write((tx) => mergeLeads(tx, body)),
    merges: async ({ db, actor, params }) => {
      const [lead, merges] = await db.readAll(actor, [leadPreview(params.id), mergesOf(params.id)]);
      if (lead!.rows.length === 0) throw new Refusal('record.notFound');
      return { items: merges!.rows as ShownMerge[] };
    },
    undoMerge: ({ write, params, body }) => write((tx) => undoMerge(tx, params.id, body.anyway)),
  },
  duplicateErrors,
);
