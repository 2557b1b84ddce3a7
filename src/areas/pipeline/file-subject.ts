import type { FileSubject } from '../../platform/files/subjects.ts';
import { visibleOpportunities } from './reads.ts';
import { loadOpportunity } from './store.ts';
import { hasCommunication } from './store-history.ts';

/** Files hang on opportunities: seen by who sees the opportunity, attached and put away by who may change it. */
export const opportunityFileSubject: FileSubject = {
  kind: 'opportunity',
  read: 'pipeline.read',
  write: 'pipeline.write',
  exists: async (db, actor, id) => (await visibleOpportunities(db, actor, [id])).length > 0,
  lock: loadOpportunity,
  hasPart: hasCommunication,
};
