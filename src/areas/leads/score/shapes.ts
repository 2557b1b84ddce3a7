/** The score's data as they cross the wire. */
export * from './shapes-card.ts';
export * from './shapes-lead.ts';
export * from './shapes-learning.ts';
export * from './shapes-preview.ts';
export { engagementGrade, fitGrade } from './shapes-values.ts';
