import type { ImportState } from '../../platform/import-export/import-states.ts';
import type { Tone } from '../../ui/tag.tsx';

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
