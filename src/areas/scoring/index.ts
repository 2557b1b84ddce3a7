/** The only door of the scoring room: pure functions on plain data. */
export * from './rules/card.ts';
export { type Column, isNumericColumn, takeRows } from './rules/columns.ts';
export {
  type EngagementGrade,
  type Explanation,
  explainRow,
  type FitGrade,
  gradeOf,
} from './rules/explain.ts';
export { findLeaks, type LeakWarning } from './rules/leaks.ts';
export { DEFAULT_PRIOR_STRENGTH, type LearnInput, learnCard } from './rules/learn.ts';
export { auc, logLoss } from './rules/measures.ts';
export {
  type CompiledCard,
  chanceOf,
  chancesOf,
  compileCard,
  pointsOfRow,
  scoreRows,
  shownScore,
} from './rules/score.ts';
export {
  decidePublication,
  type Publication,
  type Quality,
  qualityOf,
  type Signal,
  splitByTime,
} from './rules/validate.ts';
