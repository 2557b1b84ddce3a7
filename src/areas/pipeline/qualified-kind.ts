import type { QualifiedKind } from '../qualification/index.ts';
import { evidenceSubjects, visibleOpportunity } from './reads-qualified.ts';
import { loadOpportunity } from './store.ts';

/** Opportunities can be qualified further, with the evidence that came along from their lead. */
export const qualifiedOpportunity: QualifiedKind = {
  kind: 'opportunity',
  hold: loadOpportunity,
  visible: visibleOpportunity,
  history: evidenceSubjects,
};
