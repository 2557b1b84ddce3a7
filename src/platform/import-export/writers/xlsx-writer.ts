import type { Writable } from 'node:stream';
import type { Cell, TableWriter, WriterOptions } from './writer-types.ts';
import { zipStream } from './zip-stream.ts';

/** What a sheet and a cell can hold. */
const SHEET_ROWS = 1_048_576;
const CELL_CHARS = 32_767;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Cell formats: 0 plain, 1 date and time, 2 the header in bold. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="164" applyNumberFormat="1" xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/></cellXfs></styleSheet>`;

/**
 * A workbook written as it grows, in flat memory (exceljs's streaming writer piles up half a gigabyte for a million
 * rows). Texts are stored as texts, so that none is ever run as a formula. The header is bold and frozen. Rows beyond
 * a sheet's limit go on in a second sheet; a cell beyond its limit is cut and ends in ….
 */
export function xlsxWriter(stream: Writable, options: WriterOptions): TableWriter {
  const zip = zipStream(stream);
  const sheets: string[] = [];
  let sheetRows = 0;
  let total = 0;

  async function beginSheet(): Promise<void> {
    if (sheets.length > 0) await zip.write('</sheetData></worksheet>');
    const name =
      (options.sheet ?? 'Sheet')
        .replace(/[[\]:*?/\\']/g, ' ')
        .slice(0, 27)
        .trim() || 'Sheet';
    sheets.push(sheets.length === 0 ? name : `${name} ${sheets.length + 1}`);
    await zip.part(`xl/worksheets/sheet${sheets.length}.xml`);
    await zip.write(
      `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rowXml(options.header, 1, 2)}`,
    );
    sheetRows = 1;
  }

  return {
    async write(rows) {
      if (sheets.length === 0) await beginSheet();
      let xml = '';
      for (const row of rows) {
        if (sheetRows === SHEET_ROWS) {
          await zip.write(xml);
          xml = '';
          await beginSheet();
        }
        xml += rowXml(row, ++sheetRows);
      }
      total += rows.length;
      await zip.write(xml);
    },
    async end() {
      if (sheets.length === 0) await beginSheet();
      await zip.write('</sheetData></worksheet>');
      for (const [name, content] of parts(sheets)) {
        await zip.part(name);
        await zip.write(content);
      }
      await zip.end();
      return total;
    },
  };
}

function rowXml(row: Cell[], number: number, style = 0): string {
  let xml = `<row r="${number}">`;
  for (const [i, cell] of row.entries()) {
    if (cell === null || cell === undefined || cell === '') continue;
    const at = `r="${columnName(i)}${number}"${style ? ` s="${style}"` : ''}`;
    if (typeof cell === 'number' && Number.isFinite(cell)) xml += `<c ${at}><v>${cell}</v></c>`;
    else if (typeof cell === 'boolean') xml += `<c ${at} t="b"><v>${cell ? 1 : 0}</v></c>`;
    else if (cell instanceof Date) xml += `<c ${at} s="1"><v>${cell.getTime() / 86_400_000 + 25_569}</v></c>`;
    else xml += `<c ${at} t="inlineStr"><is><t xml:space="preserve">${xmlText(String(cell))}</t></is></c>`;
  }
  return `${xml}</row>`;
}

const names: string[] = [];
/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  let name = names[index];
  if (name === undefined) {
    name =
      (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
    names[index] = name;
  }
  return name;
}

/** What XML needs written otherwise, or can't hold: control characters and halves of characters. */
const SPECIAL = /[&<>"\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/u;
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function xmlText(text: string): string {
  const fitting = text.length > CELL_CHARS ? `${text.slice(0, CELL_CHARS - 1)}…` : text;
  return SPECIAL.test(fitting)
    ? fitting.replace(new RegExp(SPECIAL, 'gu'), (c) => ENTITIES[c] ?? '')
    : fitting;
}

function parts(sheets: string[]): [string, string][] {
  const each = (make: (name: string, n: number) => string): string =>
    sheets.map((name, i) => make(name, i + 1)).join('');
  return [
    ['xl/styles.xml', STYLES],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((name, n) => `<sheet name="${xmlText(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${RELS}">${each((_, n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`)}</Types>`,
    ],
  ];
}
