import { posix } from 'node:path';
import { corrupt, type Workbook } from './xlsx-zip.ts';
import { xmlParser } from './xml-events.ts';

export type SheetEntry = { name: string; part: string; hidden: boolean };
/** What the number format of a cell style makes of a number. */
export type CellStyle = 'number' | 'date' | 'percent';

async function parsePart(
  workbook: Workbook,
  part: string,
  open: (name: string, attributes: Record<string, string>, path: string[]) => void,
): Promise<void> {
  const path: string[] = [];
  const parser = xmlParser(part, {
    open(name, attributes) {
      open(name, attributes, path);
      path.push(name);
    },
    close: () => void path.pop(),
  });
  parser.write(await workbook.text(part));
  parser.end();
}

/** Sheets in their order, with the parts that hold them, and whether dates count from 1904. */
export async function readWorkbook(workbook: Workbook): Promise<{
  sheets: SheetEntry[];
  date1904: boolean;
  sharedStrings: string | undefined;
  styles: string | undefined;
}> {
  const main = await mainPart(workbook);
  const folder = posix.dirname(main);
  const targets = new Map<string, string>();
  const byType = new Map<string, string>();
  const rels = posix.join(folder, '_rels', `${posix.basename(main)}.rels`);
  if (workbook.has(rels)) {
    await parsePart(workbook, rels, (name, a) => {
      if (name !== 'Relationship' || !a.Target || !a.Id) return;
      const target = a.Target.startsWith('/') ? a.Target.slice(1) : posix.join(folder, a.Target);
      targets.set(a.Id, target);
      byType.set((a.Type ?? '').split('/').pop() ?? '', target);
    });
  }
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await parsePart(workbook, main, (name, a) => {
    if (name === 'workbookPr') date1904 = a.date1904 === '1' || a.date1904 === 'true';
    if (name !== 'sheet') return;
    const id = Object.entries(a).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
    const part = targets.get(id);
    if (part && workbook.has(part))
      sheets.push({ name: a.name ?? '', part, hidden: (a.state ?? 'visible') !== 'visible' });
  });
  const existing = (part: string | undefined) => (part && workbook.has(part) ? part : undefined);
  return {
    sheets,
    date1904,
    sharedStrings: existing(byType.get('sharedStrings')),
    styles: existing(byType.get('styles')),
  };
}

async function mainPart(workbook: Workbook): Promise<string> {
  let part = 'xl/workbook.xml';
  if (workbook.has('_rels/.rels')) {
    await parsePart(workbook, '_rels/.rels', (_, a) => {
      if (a.Type?.endsWith('/officeDocument') && a.Target) part = a.Target.replace(/^\//, '');
    });
  }
  return part.endsWith('.xml') && workbook.has(part) ? part : corrupt(part);
}

/** The style of each entry of the workbook's cell formats, by index. */
export async function readStyles(workbook: Workbook, part: string | undefined): Promise<CellStyle[]> {
  const codes = new Map<number, string>();
  const styles: CellStyle[] = [];
  if (!part) return styles;
  await parsePart(workbook, part, (name, a, path) => {
    if (name === 'numFmt') codes.set(Number(a.numFmtId), a.formatCode ?? '');
    if (name === 'xf' && path.at(-1) === 'cellXfs') styles.push(styleOf(Number(a.numFmtId ?? 0), codes));
  });
  return styles;
}

/** Built-in ids after ECMA-376 part 1, 18.8.30, with the date formats of East Asian versions (27–36, 50–58). */
function styleOf(id: number, codes: Map<number, string>): CellStyle {
  const code = codes.get(id);
  if (code === undefined) {
    if (id === 9 || id === 10) return 'percent';
    return (id >= 14 && id <= 22) ||
      (id >= 27 && id <= 36) ||
      (id >= 45 && id <= 47) ||
      (id >= 50 && id <= 58)
      ? 'date'
      : 'number';
  }
  const bare = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!(h+|m+|s+)\])[^\]]*\]/gi, '');
  if (/general/i.test(bare)) return 'number';
  if (/[ymdhs]/i.test(bare)) return 'date';
  return bare.includes('%') ? 'percent' : 'number';
}
