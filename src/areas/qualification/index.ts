/** The only door of qualification. */
export { carryEvidence } from './acts/carry-evidence.ts';
export { type Mark, markEvidence } from './acts/mark-evidence.ts';
export { standingsOf } from './acts/standings-of.ts';
export { qualificationWords } from './locales/index.ts';
export { qualificationRoutes } from './routes.ts';
export { sentencesOf, suggestDimensions } from './rules/sentences.ts';
export { shippedFrame } from './rules/shipped-frame.ts';
export { evidence } from './shapes.ts';
export {
  eraseQualification,
  type PastEvidence,
  undoEvidence,
  writePastEvidence,
} from './store.ts';
export { type QualifiedKind, registerQualifiedKind } from './subjects.ts';
