/** The only door of the leads room. */

import { registerFileSubject } from '../../platform/files/subjects.ts';
import { registerNotices } from '../../platform/notifications/index.ts';
import { registerSearchKind } from '../../platform/search/index.ts';
import { registerCalendarSource } from '../activities/index.ts';
import { registerQualifiedKind } from '../qualification/index.ts';
import { leadFileSubject } from './file-subject.ts';
import { leadNews, leadNotices } from './notices.ts';
import { leadQualifiedKind } from './qualified-kind.ts';
import { leadCalendarSource } from './reads-calendar.ts';
import { leadSearchKind } from './search-kind.ts';

export { type Captured, type CaptureInput, captureLead } from './acts/capture-lead.ts';
export { writeExport } from './acts/export-leads.ts';
export { escalateMissed, foldTally, wakeParked } from './acts/keep-watch.ts';
export { logCommunication } from './acts/log-communication.ts';
export { takeBackContact } from './acts/take-back-contact.ts';
export { type TakenLead, takeQualifiedLead } from './acts/take-qualified-lead.ts';
export { undoBatch as undoLeadBatch } from './acts/undo-batch.ts';
export { leadErrors } from './errors.ts';
// For the engine that reads sets of files: what columns of a file of leads become, and the file on its way through the leads' own import.
export { undoImport as undoLeadFile } from './import/acts/undo-import.ts';
export { writeErrorFile as writeLeadErrorFile } from './import/acts/write-error-file.ts';
export { beginLeadFile, type LeadFileOptions, runLeadFile } from './import/lead-file.ts';
export { leadTargets } from './import/rules/lead-fields.ts';
export { leadJobs } from './jobs.ts';
export { leadCatalogues } from './locales/index.ts';
export { visibleLeads } from './reads.ts';
export { leadsByAddress } from './reads-by-address.ts';
export { leadRoutes } from './routes.ts';
// For whoever makes a past as the acts would have made it: the demo company.
export { changeStatus, type StatusWish } from './rules/change-status.ts';
export { editLead } from './rules/edit-lead.ts';
export { giveLead } from './rules/give-lead.ts';
export { type Changes, changesBetween, type Lead, type LeadValues } from './rules/lead.ts';
export { openStatuses } from './rules/lead-states.ts';
export { afterCommunication, type Communication } from './rules/log-communication.ts';
export { givenTo, newLead } from './rules/new-lead.ts';
export { responseDue, type WorkingHours } from './rules/response-due.ts';
export { takeLead } from './rules/take-lead.ts';
export { eraseLeads, type LeadHistory, type PastEvent, writeHistories } from './store-history.ts';
export { leadSubscribers } from './subscribers.ts';

// Whoever enters the room can find leads, qualify them, and hang files on them.
registerSearchKind(leadSearchKind);
registerQualifiedKind(leadQualifiedKind);
registerCalendarSource(leadCalendarSource);
registerFileSubject(leadFileSubject);
registerNotices(leadNotices);
registerNotices(leadNews);
