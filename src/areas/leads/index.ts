/** The only door of the leads room. */

import { registerSearchKind } from '../../platform/search/index.ts';
import { leadSearchKind } from './search-kind.ts';

export { type Captured, type CaptureInput, captureLead } from './acts/capture-lead.ts';
export { escalateMissed, foldTally, wakeParked } from './acts/keep-watch.ts';
export { leadErrors } from './errors.ts';
export { leadJobs } from './jobs.ts';
export { leadCatalogues } from './locales/index.ts';
export { visibleLeads } from './reads.ts';
export { leadRoutes } from './routes.ts';

// Whoever enters the room can find leads.
registerSearchKind(leadSearchKind);
