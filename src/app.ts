import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import {
  activityWords,
  calendarRoutes,
  registerCalendarSource,
  taskRoutes,
  visibleTasks,
} from './areas/activities/index.ts';
import {
  accountCalendarSource,
  customerCatalogues,
  customerRoutes,
  visibleAccounts,
  visibleContacts,
} from './areas/customers/index.ts';
import { importSetCatalogues, importSetRoutes } from './areas/imports/index.ts';
import { assignmentCatalogues, assignmentRoutes } from './areas/leads/assignment/index.ts';
import { duplicateCatalogues, duplicateRoutes } from './areas/leads/duplicates/index.ts';
import { formCatalogues, formRoutes, serveForms } from './areas/leads/forms/index.ts';
import { importCatalogues, importRoutes } from './areas/leads/import/index.ts';
import { leadCatalogues, leadRoutes, visibleLeads } from './areas/leads/index.ts';
import { poolCatalogues, poolRoutes } from './areas/leads/pool/index.ts';
import { scoreCatalogues, scoreKinds, scoreRoutes } from './areas/leads/score/index.ts';
import {
  type MailSettings,
  mailboxRoutes,
  mailRoutes,
  mailWords,
  outgoingMailRoutes,
  visibleMailboxes,
  visibleThreads,
} from './areas/mail/index.ts';
import { peopleRoutes } from './areas/people/index.ts';
import { peopleWords } from './areas/people/locales/index.ts';
import {
  conversionRoutes,
  forecastRoutes,
  opportunityRoutes,
  pipelineCatalogues,
  pipelineSettingsRoutes,
  reviewRoutes,
  visibleOpportunities,
} from './areas/pipeline/index.ts';
import { qualificationRoutes, qualificationWords } from './areas/qualification/index.ts';
import { demoRoutes, demoWords } from './demo/index.ts';
import type { Language } from './kernel/language.ts';
import { auditRoutes } from './platform/audit/routes.ts';
import { identifier } from './platform/auth/identify.ts';
import { authWords } from './platform/auth/locales/index.ts';
import { stillSignedIn } from './platform/auth/reads.ts';
import { authRoutes } from './platform/auth/routes.ts';
import { companyWords } from './platform/company/locales/index.ts';
import { companyRoutes } from './platform/company/routes.ts';
import { watchCompany } from './platform/company/watch-company.ts';
import { customFieldWords } from './platform/custom-fields/locales/index.ts';
import { customFieldRoutes } from './platform/custom-fields/routes.ts';
import type { Database } from './platform/db/database.ts';
import { fileWords } from './platform/files/locales/index.ts';
import { fileRoutes } from './platform/files/routes.ts';
import type { AreaRoutes, Route } from './platform/http/routes.ts';
import { createServer } from './platform/http/server.ts';
import { addCatalogue } from './platform/i18n/translator.ts';
import { notificationRoutes, notificationWords } from './platform/notifications/index.ts';
import { savedViewWords } from './platform/saved-views/locales/index.ts';
import { savedViewRoutes } from './platform/saved-views/routes.ts';
import { searchRoutes } from './platform/search/index.ts';
import { endStreams, type VisibleIds } from './platform/system/live-stream.ts';
import { serveMetrics } from './platform/system/metrics.ts';
import { systemRoutes } from './platform/system/routes.ts';

/** The version of this code. */
export const version = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string }
).version;

export type AppOptions = {
  db: Database;
  schemaVersion: string;
  secretKey: Buffer;
  /** Where uploaded files lie until they are imported; every process reaches it under this path. */
  uploads: string;
  /** Mail servers inside private networks that may be reached (YAOSU_MAIL_HOSTS). */
  mailHosts?: readonly string[] | undefined;
  /** Certificate authorities that mail servers may have beside the usual ones. */
  mailCa?: string | undefined;
  log: FastifyBaseLogger;
  language: Language;
  trustProxy?: boolean;
  /** False until everything beside the server stands. */
  ready?: () => boolean;
};

addCatalogue('auth', authWords);
addCatalogue('company', companyWords);
addCatalogue('customFields', customFieldWords);
addCatalogue('savedViews', savedViewWords);
addCatalogue('files', fileWords);
addCatalogue('notifications', notificationWords);
addCatalogue('people', peopleWords);
addCatalogue('qualification', qualificationWords);
addCatalogue('activities', activityWords);
addCatalogue('customers', customerCatalogues);
addCatalogue('leads', leadCatalogues);
addCatalogue('pipeline', pipelineCatalogues);
addCatalogue('mail', mailWords);
addCatalogue('demo', demoWords);
addCatalogue('import', importCatalogues);
addCatalogue('imports', importSetCatalogues);
addCatalogue('assignment', assignmentCatalogues);
addCatalogue('pool', poolCatalogues);
addCatalogue('duplicates', duplicateCatalogues);
addCatalogue('forms', formCatalogues);
addCatalogue('score', scoreCatalogues);

// Customers stand left of activities, so that neither knows the other: they meet here.
registerCalendarSource(accountCalendarSource);

/** The rooms, left to right, put together into one server. Not yet listening. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { db } = options;
  const mail: MailSettings = {
    secretKey: options.secretKey,
    uploads: options.uploads,
    insiders: options.mailHosts ?? [],
    ca: options.mailCa,
  };
  const visible = new Map<string, VisibleIds>([
    ...scoreKinds,
    // A person hears of their own notifications only.
    ['notification', async (_db, actor, ids) => ids.filter((id) => id === actor.id)],
    ['task', visibleTasks],
    ['lead', visibleLeads],
    ['account', visibleAccounts],
    ['contact', visibleContacts],
    ['opportunity', visibleOpportunities],
    ['mailbox', visibleMailboxes],
    ['mailThread', visibleThreads],
  ]);
  const areas: AreaRoutes[] = [];
  const all = (): Route[] => areas.flatMap((area) => area.routes);
  areas.push(
    systemRoutes({
      version,
      schemaVersion: options.schemaVersion,
      dataDir: dirname(options.uploads),
      ready: options.ready ?? (() => true),
      visible,
      routes: all,
      stillSignedIn: (sessionId) => stillSignedIn(db, sessionId),
    }),
    authRoutes({ secretKey: options.secretKey }),
    companyRoutes,
    demoRoutes,
    customFieldRoutes,
    savedViewRoutes,
    fileRoutes({ uploads: options.uploads }),
    auditRoutes,
    searchRoutes,
    notificationRoutes,
    peopleRoutes,
    ...customerRoutes,
    qualificationRoutes,
    taskRoutes,
    calendarRoutes,
    leadRoutes,
    opportunityRoutes,
    conversionRoutes,
    pipelineSettingsRoutes,
    forecastRoutes,
    reviewRoutes,
    mailboxRoutes(mail),
    mailRoutes(mail),
    outgoingMailRoutes,
    importRoutes({ uploads: options.uploads }),
    importSetRoutes({ uploads: options.uploads }),
    assignmentRoutes,
    poolRoutes,
    formRoutes,
    duplicateRoutes,
    scoreRoutes,
  );
  const identify = identifier(db);
  const company = await watchCompany(db);
  const app = await createServer({
    db,
    areas,
    identify,
    log: options.log,
    language: () => company.current()?.language ?? options.language,
    trustProxy: options.trustProxy ?? false,
  });
  app.addHook('preClose', async () => endStreams());
  app.addHook('onClose', () => company.stop());
  serveMetrics(app, db, identify);
  await serveForms(app, { db, secretKey: options.secretKey });
  return app;
}
