import { routesOf } from '../../../platform/http/routes.ts';
import { convertLead } from './acts/convert-lead.ts';
import { previewConversion } from './acts/preview-conversion.ts';
import { undoConversion } from './acts/undo-conversion.ts';
import { conversionContract } from './contract.ts';
import { outcomeOfLead } from './reads.ts';

export const conversionRoutes = routesOf('conversion', conversionContract, {
  preview: ({ db, actor, query }) => db.write(actor, (tx) => previewConversion(tx, query.leadId)),
  convert: ({ write, body }) => write((tx) => convertLead(tx, body)),
  undo: ({ write, params }) => write((tx) => undoConversion(tx, params.id)),
  ofLead: async ({ db, actor, params }) => ({
    outcome: (await db.read(actor, outcomeOfLead(params.id)))[0] ?? null,
  }),
});
