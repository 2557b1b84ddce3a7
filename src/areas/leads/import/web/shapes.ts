import type { CallOutput } from '../../../../platform/http/contract.ts';
import type { importContract } from '../contract.ts';
import type { ImportOptions } from '../options.ts';

export type Import = Omit<CallOutput<(typeof importContract)['read']>, 'options'> & {
  options: ImportOptions;
};
export type ShownImport = CallOutput<(typeof importContract)['list']>['items'][number];
export type ImportState = Import['state'];

/** States in which something is going on by itself. */
export const underWay: ReadonlySet<ImportState> = new Set<ImportState>(['checking', 'running', 'undoing']);
