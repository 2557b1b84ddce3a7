import type { Tone } from '../../ui/tag.tsx';

/** States of an import, of leads or of a set of files. */
export type ImportState =
  | 'uploaded'
  | 'checking'
  | 'ready'
  | 'running'
  | 'done'
  | 'cancelled'
  | 'failed'
  | 'undoing'
  | 'undone';

export const toneOf: Record<ImportState, Tone> = {
  uploaded: 'plain',
  checking: 'accent',
  ready: 'accent',
  running: 'accent',
  done: 'good',
  cancelled: 'plain',
  failed: 'bad',
  undoing: 'accent',
  undone: 'plain',
};

/** States in which something is going on by itself. */
export const underWay: ReadonlySet<ImportState> = new Set<ImportState>(['checking', 'running', 'undoing']);
