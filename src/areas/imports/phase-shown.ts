import type { ImportState } from '../../platform/import-export/import-states.ts';
import type { Phase } from './set-facts.ts';

/** Whose rows and counts are shown: of the check until something is written, and again when nothing was kept. */
export function phaseShown({
  state,
  failure,
}: {
  state: ImportState;
  failure: { code: string } | null;
}): Phase {
  if (failure?.code === 'imports.rowsRefused') return 'check';
  return ['uploaded', 'checking', 'ready'].includes(state) ? 'check' : 'run';
}
