import type { SearchKind } from '../../platform/search/index.ts';
import { describeOpportunities } from './reads.ts';

/** Opportunities as search finds and shows them. */
export const opportunitySearchKind: SearchKind = {
  kind: 'opportunity',
  permission: 'pipeline.read',
  describe: describeOpportunities,
};
