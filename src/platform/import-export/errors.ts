/**
 * Every code of the file side of import and export: when it happens and what the person can do. The sentences shown on
 * screen live in the locale catalogues under the same codes; `facts` are what such a sentence may mention.
 *
 * `fatal` ones end the reading (thrown as ImportError); the others concern one row or one cell and come as data.
 */
export const IMPORT_ERRORS = {
  'import.emptyFile': {
    fatal: true,
    facts: [],
    when: 'The file has 0 bytes, or nothing but blanks.',
    remedy: 'Export it again and choose the new file.',
  },
  'import.headerOnly': {
    fatal: true,
    facts: ['columns'],
    when: 'There is a header but no row under it.',
    remedy: 'Choose a file with rows.',
  },
  'import.unbalancedQuote': {
    fatal: true,
    facts: ['line', 'column', 'row'],
    when: 'A quoted cell is opened and not closed as quoting demands. `line` is where it opens.',
    remedy: 'Close or remove the quote in that line.',
  },
  'import.cellTooLarge': {
    fatal: true,
    facts: ['line', 'column', 'row', 'limit'],
    when: 'One cell exceeds the limit; often a quote that was never closed.',
    remedy: 'Look at that line; shorten the cell or close its quote.',
  },
  'import.rowTooLarge': {
    fatal: true,
    facts: ['line', 'row', 'limit'],
    when: 'One row exceeds the limit of characters.',
    remedy: 'Check that the file has line breaks between its rows.',
  },
  'import.tooManyColumns': {
    fatal: true,
    facts: ['columns', 'limit'],
    when: 'The header has more columns than can be read.',
    remedy: 'Remove columns that are not needed.',
  },
  'import.binaryFile': {
    fatal: true,
    facts: ['looksLike'],
    when: 'The content is no text although the name says so (an image, a PDF, an archive).',
    remedy: 'Choose a CSV, XLSX or vCard file.',
  },
  'import.unknownEncoding': {
    fatal: true,
    facts: ['encoding'],
    when: 'The encoding asked for is not known, or none fits the bytes.',
    remedy: 'Save the file as CSV UTF-8 and try again.',
  },
  'import.oldExcel': {
    fatal: true,
    facts: [],
    when: 'A workbook in the format before 2007 (.xls).',
    remedy: 'Save it as .xlsx or CSV.',
  },
  'import.encryptedWorkbook': {
    fatal: true,
    facts: [],
    when: 'The workbook is protected by a password.',
    remedy: 'Remove the password and save it again.',
  },
  'import.corruptWorkbook': {
    fatal: true,
    facts: ['part'],
    when: 'The workbook is damaged or no XLSX; `part` is the piece that could not be read.',
    remedy: 'Open it in a spreadsheet program and save it again.',
  },
  'import.zipBomb': {
    fatal: true,
    facts: ['reason', 'limit', 'found'],
    when: 'The workbook would unpack to far more than any real one does.',
    remedy: 'Export the data as CSV.',
  },
  'import.sheetNotFound': {
    fatal: true,
    facts: ['sheet', 'sheets'],
    when: 'The workbook has no sheet of that name.',
    remedy: 'Choose one of its sheets.',
  },
  'import.corruptVcard': {
    fatal: true,
    facts: ['line'],
    when: 'A card begins and never ends, or there is no card in the file.',
    remedy: 'Export the contacts again.',
  },
  'import.extraCells': {
    fatal: false,
    facts: ['expected', 'found', 'extra'],
    when: 'A row has more cells than the header; `extra` is their text.',
    remedy: 'Often a comma inside a cell that is not quoted: quote it.',
  },
  'import.damagedText': {
    fatal: false,
    facts: [],
    when: 'A cell holds bytes that are no text in the encoding of the file.',
    remedy: 'Type the cell again.',
  },
  'import.nulCharacter': {
    fatal: false,
    facts: [],
    when: 'A cell holds a NUL character; it was left out.',
    remedy: 'Check the cell.',
  },
  'import.notAnEmail': {
    fatal: false,
    facts: ['text'],
    when: 'A cell that should be a mail address is none.',
    remedy: 'Correct or empty it.',
  },
  'import.notAPhone': {
    fatal: false,
    facts: ['text'],
    when: 'A cell that should be a telephone number is none that can be dialled.',
    remedy: 'Correct or empty it.',
  },
  'import.notADate': {
    fatal: false,
    facts: ['text'],
    when: 'A cell is no date, or one that does not exist.',
    remedy: 'Write it as 2024-01-05.',
  },
  'import.notANumber': {
    fatal: false,
    facts: ['text'],
    when: 'A cell is no number.',
    remedy: 'Write digits, a point for decimals.',
  },
  'import.notABoolean': {
    fatal: false,
    facts: ['text'],
    when: 'A cell says neither yes nor no.',
    remedy: 'Write yes or no.',
  },
} as const;

export type ImportErrorCode = keyof typeof IMPORT_ERRORS;
export type Facts = Readonly<Record<string, string | number | readonly string[]>>;

/** A file that can't be read (on). `facts` are those listed for the code. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;
  readonly facts: Facts;
  constructor(code: ImportErrorCode, facts: Facts = {}) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'ImportError';
    this.code = code;
    this.facts = facts;
  }
}

/** Something wrong with one row that was read all the same. `row` counts data rows from 1, `column` from 0. */
export type RowProblem = { row: number; column?: number; code: ImportErrorCode; facts: Facts };
