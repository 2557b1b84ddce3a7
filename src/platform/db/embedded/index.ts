/** Our own PostgreSQL, for whoever has configured none. The only door of this folder. */
export { attachEmbedded } from './attach.ts';
export type { EmbeddedDatabase } from './embeddedDatabase.ts';
export { EmbeddedDatabaseError, type EmbeddedErrorCode, type EmbeddedErrorFacts } from './errors.ts';
export { startEmbedded } from './start.ts';
