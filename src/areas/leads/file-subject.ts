import type { FileSubject } from '../../platform/files/subjects.ts';
import { visibleLeads } from './reads.ts';
import { hasCommunication, loadLead } from './store.ts';

/** Files hang on leads: seen by who sees the lead, attached and put away by who may change it. */
export const leadFileSubject: FileSubject = {
  kind: 'lead',
  read: 'leads.read',
  write: 'leads.write',
  exists: async (db, actor, id) => (await visibleLeads(db, actor, [id])).length > 0,
  lock: loadLead,
  hasPart: hasCommunication,
};
