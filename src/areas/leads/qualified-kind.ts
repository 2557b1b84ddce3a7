import type { QualifiedKind } from '../qualification/index.ts';
import { historyOf } from './duplicates/reads.ts';
import { leadExists } from './reads-timeline.ts';
import { loadLead } from './store.ts';

/** Leads as qualification holds and reads them. */
export const leadQualifiedKind: QualifiedKind = {
  kind: 'lead',
  hold: loadLead,
  visible: leadExists,
  history: historyOf,
};
