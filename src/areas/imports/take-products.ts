import { parseNumber } from '../../platform/import-export/numbers.ts';
import { cellOf, type LoadedFile } from './loaded-file.ts';
import { foldName, sameId } from './rules/same-id.ts';
import { rowOf, type Session } from './session.ts';

/** What products cost, by name: opportunities hold products as plain names, and nothing else is made of such files yet. */
export function pricesIn(files: readonly LoadedFile[]): Map<string, string> {
  const prices = new Map<string, string>();
  for (const file of files)
    for (const row of file.kind === 'products' ? file.rows : []) {
      const name = cellOf(file, row, 'product');
      const price = parseNumber(cellOf(file, row, 'price') || '-', file.style.numberStyle);
      if (name && 'ok' in price) prices.set(foldName(name), price.ok.value);
    }
  return prices;
}

export async function takeProducts(session: Session, file: LoadedFile): Promise<void> {
  const done = session.done.get(file.file) ?? new Set();
  const rows = file.rows.filter(({ row }) => !done.has(row));
  if (rows.length === 0) return;
  await session.write((tx) =>
    session.keep(
      tx,
      rows.map((row) => ({
        ...rowOf(file, row, 'none'),
        did: 'leftOut' as const,
        key: sameId(cellOf(file, row, 'externalId')) || null,
        name: cellOf(file, row, 'product') || null,
      })),
    ),
  );
  session.advance(file.file, rows.length);
}
