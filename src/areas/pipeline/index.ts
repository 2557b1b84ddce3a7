/** The only door of the pipeline room. */

import { registerFileSubject } from '../../platform/files/subjects.ts';
import { registerNotices } from '../../platform/notifications/index.ts';
import { registerSearchKind } from '../../platform/search/index.ts';
import { registerCalendarSource } from '../activities/index.ts';
import { registerQualifiedKind } from '../qualification/index.ts';
import { opportunityFileSubject } from './file-subject.ts';
import { bigDealNotices, opportunityNotices } from './notices.ts';
import { qualifiedOpportunity } from './qualified-kind.ts';
import { opportunityCalendarSource } from './reads-calendar.ts';
import { opportunitySearchKind } from './search-kind.ts';

export { logCommunication } from './acts/log-communication.ts';
export { type Opened, type OpenInput, openOpportunity } from './acts/open-opportunity.ts';
export { recordMilestone } from './acts/record-milestone.ts';
export { takeBackContact } from './acts/take-back-contact.ts';
export { conversionRoutes } from './conversion/routes.ts';
export { opportunityFromLead } from './conversion/rules/opportunity-from-lead.ts';
export { opportunityErrors } from './errors.ts';
export { askForForecast } from './forecast/acts/simulate.ts';
export { forecastJobs as pipelineJobs } from './forecast/jobs.ts';
export { forecastRoutes } from './forecast/routes.ts';
// For whoever makes a past as the acts would have made it: the demo company.
export { categoryTotals, promisesOf } from './forecast/rules/categories.ts';
export type { MonthDeal } from './forecast/store.ts';
export { type Ground, pipelineIn, priced } from './ground.ts';
export {
  type ImportedAs,
  type ImportOptions,
  importOpportunities,
} from './import/acts/import-opportunities.ts';
export { undoImport } from './import/acts/undo-import.ts';
export { type ImportField, importFields, opportunityTargets } from './import/rules/import-fields.ts';
export { type HistoryRow, type HistoryStep, readHistoryRow } from './import/rules/read-history.ts';
export type { ImportRow } from './import/rules/read-row.ts';
export { fold as foldWord, type RowStyle } from './import/rules/row-words.ts';
export { pipelineCatalogues } from './locales/index.ts';
export { visibleOpportunities } from './reads.ts';
export { type DealOfCustomer, openDealsOf } from './reads-of-customers.ts';
export { reviewRoutes } from './review/routes.ts';
export { opportunityRoutes } from './routes.ts';
export { type CloseWish, closeOpportunity as closeDeal } from './rules/close-opportunity.ts';
export { editOpportunity as editDeal } from './rules/edit-opportunity.ts';
export type { ExitFacts } from './rules/exit-conditions.ts';
export {
  afterCommunication as afterTalk,
  type Communication as OpportunityTalk,
} from './rules/log-communication.ts';
export { moveStage as moveDeal } from './rules/move-stage.ts';
export { newOpportunity } from './rules/new-opportunity.ts';
export {
  type Category,
  type ContactRole,
  changesBetween as changesOfDeal,
  type Opportunity,
  type OpportunityValues,
} from './rules/opportunity.ts';
export type { Pipeline, Stage } from './rules/pipeline.ts';
export { stepsOf } from './rules/steps.ts';
export { type MilestoneKind, registerMilestone } from './settings/milestones.ts';
export { pipelineSettingsRoutes } from './settings/routes.ts';
export { type DecisionWords, decisionWords } from './settings/store.ts';
export { loadGround } from './store.ts';
export { eraseOpportunities } from './store-erase.ts';
export type { PastOpportunity } from './store-past.ts';
export { type PastConversion, type PipelinePast, takeScores, writePipelinePast } from './store-whole-past.ts';
export { pipelineSubscribers } from './subscribers.ts';

// Whoever enters the room can find and qualify opportunities, hang files on them, and see their next steps in the calendar.
registerSearchKind(opportunitySearchKind);
registerQualifiedKind(qualifiedOpportunity);
registerFileSubject(opportunityFileSubject);
registerCalendarSource(opportunityCalendarSource);
registerNotices(opportunityNotices);
registerNotices(bigDealNotices);
