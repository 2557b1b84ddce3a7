import type { Messages } from '../../../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  reason: 'Why it was not imported',
  columnReason: '{{column}}: {{reason}}',
  errors: {
    import: {
      emptyFile: { title: 'The file is empty', next: 'Export it again and choose the new file' },
      headerOnly: { title: 'The file has a header but no rows', next: 'Choose a file with rows' },
      unbalancedQuote: {
        title: 'A quote in line {{line}} is never closed',
        next: 'Close or remove it and try again',
      },
      cellTooLarge: {
        title: 'A cell in line {{line}} is too large',
        next: 'Most often a quote is not closed there',
      },
      rowTooLarge: { title: 'Line {{line}} is too long', next: 'Check that the file has line breaks' },
      tooManyColumns: {
        title: '{{columns}} columns; at most {{limit}} can be read',
        next: 'Remove columns you don’t need',
      },
      binaryFile: { title: 'This is not a table', next: 'Choose a CSV, XLSX or vCard file' },
      unknownEncoding: { title: 'The encoding is not known', next: 'Save it as CSV UTF-8' },
      oldExcel: { title: 'This is an old Excel file (.xls)', next: 'Save it as .xlsx or CSV' },
      encryptedWorkbook: {
        title: 'The workbook has a password',
        next: 'Remove the password and save it again',
      },
      corruptWorkbook: {
        title: 'The workbook is damaged',
        next: 'Open it in a spreadsheet program and save it again',
      },
      zipBomb: {
        title: 'The workbook unpacks to an absurd size and was not read',
        next: 'Export the data as CSV',
      },
      sheetNotFound: { title: 'There is no sheet “{{sheet}}”', next: 'Choose one of its sheets' },
      corruptVcard: { title: 'The contacts file is incomplete', next: 'Export the contacts again' },
      extraCells: {
        title: 'More cells than the header ({{found}} instead of {{expected}})',
        next: 'Often a comma inside a cell: quote it',
      },
      damagedText: { title: 'Holds characters that can’t be read', next: 'Type the cell again' },
      nulCharacter: { title: 'Held an invisible NUL character, taken out', next: 'Check the cell' },
      notAnEmail: { title: '“{{text}}” is not a mail address', next: 'Correct or empty it' },
      notAPhone: { title: '“{{text}}” is not a telephone number', next: 'Correct or empty it' },
      notADate: { title: '“{{text}}” is not a date', next: 'Write it as 2024-01-05' },
      notANumber: { title: '“{{text}}” is not a number', next: 'Write digits only' },
      notABoolean: { title: '“{{text}}” says neither yes nor no', next: 'Write yes or no' },
      noFile: { title: 'No file arrived', next: 'Choose a file' },
      underWay: {
        title: 'The import is under way or over; this can’t be done now',
        next: 'Reload to see where it is',
      },
      notRunning: { title: 'The import is not running', next: '' },
      noSuchColumn: { title: 'The file has no such column', next: 'Choose again' },
      noSuchField: { title: 'A lead has no field “{{field}}”', next: 'Choose again' },
      fieldTwice: { title: 'Two columns go into “{{field}}”', next: 'Keep one of them' },
      nobodyMapped: {
        title: 'No column says who the customer is',
        next: 'Map a name, company, phone or mail',
      },
      rowsRejected: {
        title: 'Some rows can’t be taken, so nothing of the file was',
        next: 'Correct them, or import row by row',
      },
      fileGone: { title: 'The uploaded file is no longer there', next: 'Upload it again' },
      nobody: { title: 'Name, company, phone and mail are all empty', next: 'Fill in at least one' },
      repeatedInFile: { title: 'Repeats row {{row}} of the file', next: '' },
      known: { title: 'This lead is there already', next: '' },
      notYours: { title: 'This lead is there already and not yours to change', next: 'Talk to its owner' },
      noSuchPerson: { title: 'Nobody at work here is called “{{text}}”', next: 'Correct or empty it' },
      notACurrency: { title: '“{{text}}” is not a currency code', next: 'Write it as CNY or USD' },
      tooLong: {
        title: 'Too long ({{length}} characters, at most {{limit}})',
        next: 'Shorten it, or map it to a long text',
      },
    },
  },
};
