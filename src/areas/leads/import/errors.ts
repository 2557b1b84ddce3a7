import { defineErrors, type ErrorDefinition } from '../../../platform/http/errors.ts';
import { IMPORT_ERRORS, type ImportErrorCode } from '../../../platform/import-export/errors.ts';

/** What can be wrong with a file, as the readers know it. */
const fileErrors = Object.fromEntries(
  Object.entries(IMPORT_ERRORS).map(([code, { when }]) => [code, { status: 422, when }]),
) as Record<ImportErrorCode, ErrorDefinition>;

/** The codes of importing leads: of the file, of the choices, and of single rows (as data in the list of problems). */
export const importErrors = {
  ...fileErrors,
  ...defineErrors({
    'import.noFile': { status: 400, when: 'The upload holds no file.' },
    'import.underWay': {
      status: 409,
      when: 'The import is in a state (`facts.state`) in which this can not be done.',
    },
    'import.notRunning': { status: 409, when: 'Only an import that is running can be cancelled.' },
    'import.noSuchColumn': { status: 422, when: 'The file has no column of that number.' },
    'import.noSuchField': { status: 422, when: 'A lead has no field of that name.' },
    'import.fieldTwice': { status: 422, when: 'Two columns are mapped to a field that holds one value.' },
    'import.nobodyMapped': {
      status: 422,
      when: 'No column says who a lead is: a name, company, telephone or mail.',
    },
    'import.rowsRejected': {
      status: 422,
      when: 'The whole file was to be taken or nothing, and some rows can not be; nothing was written.',
    },
    'import.fileGone': { status: 422, when: 'The uploaded file is no longer on disk.' },
    'import.nobody': { status: 422, when: 'A row names neither person, company, telephone nor mail.' },
    'import.repeatedInFile': { status: 422, when: 'A row repeats an earlier one (`facts.row`) of the file.' },
    'import.known': {
      status: 422,
      when: 'A row is a lead that is there already (`facts.leadId` where it is yours to see).',
    },
    'import.notYours': {
      status: 422,
      when: 'A row would change a lead that is there but not yours to change.',
    },
    'import.noSuchPerson': {
      status: 422,
      when: 'The column of owners names somebody who is not at work here.',
    },
    'import.notACurrency': { status: 422, when: 'A currency is not a code of three letters.' },
    'import.tooLong': { status: 422, when: 'A cell holds more than its field can.' },
  }),
};
