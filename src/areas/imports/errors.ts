import { defineErrors } from '../../platform/http/errors.ts';

/** The codes of importing sets of files: of the set, of the choices, and of single rows (as data in the list of problems). */
export const importSetErrors = defineErrors({
  'imports.nothingAllowed': {
    status: 403,
    when: 'The role may import neither people, customers, leads nor opportunities.',
  },
  'imports.tooManyFiles': { status: 422, when: 'A set holds at most `facts.most` files.' },
  'imports.tooManyRows': {
    status: 422,
    when: 'The files of a set hold more than `facts.most` rows together; leads of any number go in by themselves.',
  },
  'imports.underWay': {
    status: 409,
    when: 'The set is in a state (`facts.state`) in which this can not be done.',
  },
  'imports.notRunning': {
    status: 409,
    when: 'Only an import that is being checked or carried out can be cancelled.',
  },
  'imports.nothingToImport': { status: 422, when: 'No file of the set holds anything that is imported.' },
  'imports.noSuchFile': { status: 422, when: 'The set has no file of that number.' },
  'imports.noSuchColumn': { status: 422, when: 'The file has no column of that number.' },
  'imports.noSuchField': { status: 422, when: 'What the file holds has no field of that name.' },
  'imports.fieldTwice': { status: 422, when: 'Two columns are mapped to a field that holds one value.' },
  'imports.rowsRefused': {
    status: 422,
    when: 'All files were to be taken or none, and some rows can not be; nothing was written.',
  },
  'imports.fileGone': { status: 422, when: 'An uploaded file is no longer on disk.' },
  'imports.broken': {
    status: 422,
    when: 'A row could not be written for a reason of ours; it stands in the log.',
  },
  'imports.nameless': { status: 422, when: 'A row has nothing in the column that names what it tells of.' },
  'imports.keyTwice': {
    status: 422,
    when: 'A row has the same id as an earlier one (`facts.row`) of its file.',
  },
  'imports.deletedThere': { status: 422, when: 'The other system had deleted the record; it is left out.' },
  'imports.likelyTypo': { status: 422, when: 'A value is one slip away from a usual one (`facts.usual`).' },
  'imports.writtenTwoWays': {
    status: 422,
    when: 'A value differs from another one (`facts.usual`) in blanks, signs or capitals only.',
  },
  'imports.unknownAccount': {
    status: 422,
    when: 'A row names a company that is neither in the files nor among the customers.',
  },
  'imports.unknownOwner': {
    status: 422,
    when: 'A row names somebody who is neither in the files nor works here.',
  },
  'imports.unknownStage': { status: 422, when: 'A row names a stage that no pipeline has.' },
  'imports.unknownOpportunity': {
    status: 422,
    when: 'A step belongs to an opportunity that is neither in the files nor there.',
  },
  'imports.opportunityRefused': {
    status: 422,
    when: 'A step belongs to an opportunity that is refused itself.',
  },
  'imports.worksElsewhere': { status: 422, when: 'The person is there at another company, and stays there.' },
  'imports.parentCircle': { status: 422, when: 'Companies of the file stand above each other in a circle.' },
  'imports.beganOnClosing': {
    status: 422,
    when: 'A decision is dated before the beginning; by the choice made it began on that day.',
  },
  'imports.noAccountNamed': {
    status: 422,
    when: 'A row names no company; the opportunity comes without one.',
  },
  'imports.accountSettled': {
    status: 422,
    when: 'A row names a company nobody knows; by the choice made it comes without one, or the company is opened.',
  },
  'imports.ownerSettled': {
    status: 422,
    when: 'A row names somebody nobody knows; by the choice made it is the importer’s, or nobody’s.',
  },
  'imports.cellEmptied': {
    status: 422,
    when: 'A cell could not be read and by the choice made is left empty (`facts.text`).',
  },
  'imports.addressMade': {
    status: 422,
    when: 'A person has no mail address; a placeholder stands in until they are invited.',
  },
  'imports.notKept': {
    status: 422,
    when: 'A column of the file has no place in Yaosu and is left out (`facts.headers`).',
  },
  'imports.pricesNotKept': {
    status: 422,
    when: 'Products stand on opportunities by name; what else the file says of them is left out until there is a catalogue.',
  },
  'imports.kindNotKept': { status: 422, when: 'What the file holds has no place in Yaosu yet.' },
  'imports.dependedOn': { status: 409, when: 'Something that came later hangs on the record; it stays.' },
  'imports.workedOn': { status: 409, when: 'Somebody has worked on the record since; it stays.' },
});
