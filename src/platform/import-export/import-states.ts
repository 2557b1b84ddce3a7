/** States of an import, of leads or of a set of files. */
export const importStates = [
  'uploaded',
  'checking',
  'ready',
  'running',
  'done',
  'cancelled',
  'failed',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof importStates)[number];
