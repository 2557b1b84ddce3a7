import { routesOf } from '../http/routes.ts';
import { searchContract } from './contract.ts';
import { find } from './find.ts';
import { highlightsIn } from './highlight.ts';
import { kindsFor } from './kinds.ts';

export const searchRoutes = routesOf('search', searchContract, {
  find: async ({ actor, db, query }) => {
    const kinds = query.kinds?.split(',').map((kind) => kind.trim());
    const found = await find(db, actor, { text: query.q, kinds, limit: query.limit });
    const shown = new Map<string, { title: string; subtitle: string | null }>();
    await Promise.all(
      kindsFor(actor, kinds).map(async (kind) => {
        const ids = found.filter((hit) => hit.kind === kind.kind).map((hit) => hit.id);
        if (ids.length === 0) return;
        for (const record of await kind.describe(db, actor, ids))
          shown.set(`${kind.kind} ${record.id}`, record);
      }),
    );
    return {
      hits: found.flatMap((hit) => {
        // What its own table's policy hides stays hidden, whatever the index says.
        const record = shown.get(`${hit.kind} ${hit.id}`);
        if (!record) return [];
        const { title, subtitle } = record;
        return [{ ...hit, title, subtitle, highlights: highlightsIn(title, query.q) }];
      }),
    };
  },
});
