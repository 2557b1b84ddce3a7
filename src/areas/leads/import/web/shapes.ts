import type { CallOutput } from '../../../../platform/http/contract.ts';
import type { importContract } from '../contract.ts';
import type { ImportOptions } from '../options.ts';

export type Import = Omit<CallOutput<(typeof importContract)['read']>, 'options'> & {
  options: ImportOptions;
};
