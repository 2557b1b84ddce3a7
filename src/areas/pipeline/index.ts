/** The only door of the pipeline room. */

import { registerFileSubject } from '../../platform/files/subjects.ts';
import { registerSearchKind } from '../../platform/search/index.ts';
import { registerCalendarSource } from '../activities/index.ts';
import { registerQualifiedKind } from '../qualification/index.ts';
import { opportunityFileSubject } from './file-subject.ts';
import { qualifiedOpportunity } from './qualified-kind.ts';
import { opportunityCalendarSource } from './reads-calendar.ts';
import { opportunitySearchKind } from './search-kind.ts';

export { type Opened, type OpenInput, openOpportunity } from './acts/open-opportunity.ts';
export { recordMilestone } from './acts/record-milestone.ts';
export { conversionRoutes } from './conversion/routes.ts';
export { opportunityErrors } from './errors.ts';
export { forecastJobs as pipelineJobs } from './forecast/jobs.ts';
export { forecastRoutes } from './forecast/routes.ts';
export {
  type ImportedAs,
  type ImportOptions,
  importOpportunities,
} from './import/acts/import-opportunities.ts';
export { undoImport } from './import/acts/undo-import.ts';
export { type ImportField, importFields, opportunityTargets } from './import/rules/import-fields.ts';
export { type ImportRow, type RowStyle, readRow } from './import/rules/read-row.ts';
export { pipelineCatalogues } from './locales/index.ts';
export { visibleOpportunities } from './reads.ts';
export { reviewRoutes } from './review/routes.ts';
export { opportunityRoutes } from './routes.ts';
export { type MilestoneKind, registerMilestone } from './settings/milestones.ts';
export { pipelineSettingsRoutes } from './settings/routes.ts';
export { eraseOpportunities } from './store-erase.ts';

// Whoever enters the room can find and qualify opportunities, hang files on them, and see their next steps in the calendar.
registerSearchKind(opportunitySearchKind);
registerQualifiedKind(qualifiedOpportunity);
registerFileSubject(opportunityFileSubject);
registerCalendarSource(opportunityCalendarSource);
