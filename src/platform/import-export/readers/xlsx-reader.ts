import { ImportError } from '../errors.ts';
import type { TableOptions, TableReader } from './table-reader.ts';
export async function openXlsx(_p: string, _s: number, _o: TableOptions): Promise<TableReader> { throw new ImportError('import.corruptWorkbook'); }
