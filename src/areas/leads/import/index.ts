/** The door of importing, for the composition root and the command line. */
import { registerNoticeSubject } from '../../../platform/notifications/index.ts';
import { describeImports } from './reads.ts';

export { importContract } from './contract.ts';
export { type ImportedFile, type ImportFileOptions, importFile } from './import-file.ts';
export { importJobs } from './jobs.ts';
export { importCatalogues } from './locales/index.ts';
export { importRoutes } from './routes.ts';

registerNoticeSubject({ kind: 'import', describe: describeImports });
