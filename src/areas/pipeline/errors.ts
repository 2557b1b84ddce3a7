import { defineErrors } from '../../platform/http/errors.ts';

/** The codes of opportunities. */
export const opportunityErrors = defineErrors({
  'opportunity.nameless': { status: 422, when: 'An opportunity needs a name.' },
  'opportunity.badAmount': {
    status: 422,
    when: 'The amount is not a number of at most 16 digits before the point.',
  },
  'opportunity.readOnly': { status: 403, when: 'You may read this opportunity but not change it.' },
  'opportunity.mayNotAssign': {
    status: 403,
    when: 'Giving opportunities to others takes the permission pipeline.assign.',
  },
  'opportunity.noSuchOwner': { status: 422, when: 'Nobody at work has the id given as owner.' },
  'opportunity.noSuchAccount': { status: 422, when: 'You see no account of that id.' },
  'opportunity.noSuchContact': { status: 422, when: 'You see no contact of that id.' },
  'opportunity.noSuchCompetitor': { status: 422, when: 'No competitor has that id.' },
  'opportunity.noSuchReason': { status: 422, when: 'No reason of that kind has that id.' },
  'opportunity.contactTwice': { status: 422, when: 'A contact stands twice among the people involved.' },
  'opportunity.nextStepMissing': { status: 422, when: 'A day is given for the next step, but no step.' },
  'opportunity.nextStepRequired': {
    status: 422,
    when: 'The stage wants a next step before it is entered; `facts.usual` says what is usually done there.',
  },
  'opportunity.conditionsMissing': {
    status: 422,
    when: 'What the stages on the way demand is not yet true; `facts.missing` lists it, stage by stage.',
  },
  'opportunity.stageGone': {
    status: 409,
    when: 'The pipeline has no such stage (any more); `facts.possible` lists those it has.',
  },
  'opportunity.noPipeline': { status: 409, when: 'There is no pipeline of that id, or none at all.' },
  'opportunity.notOpen': { status: 409, when: 'It is decided already; `facts.state` says how.' },
  'opportunity.isOpen': { status: 409, when: 'It is open, so there is nothing to open again.' },
  'opportunity.decided': {
    status: 422,
    when: 'Amount, currency, close and category of a decided opportunity stay; reopen it to change them.',
  },
  'opportunity.closeAhead': {
    status: 422,
    when: 'An opportunity is decided today or was before, not in the future.',
  },
  'opportunity.closeBeforeOpening': {
    status: 422,
    when: 'The day of the decision lies before the opportunity began.',
  },
  'opportunity.reasonMissing': { status: 422, when: 'Losing takes a reason.' },
  'opportunity.amountMissing': { status: 422, when: 'Winning takes an amount.' },
  'opportunity.communicationAhead': {
    status: 422,
    when: 'A communication can be logged only once it has taken place.',
  },
  'opportunity.noSuchStage': {
    status: 422,
    when: "An imported row names a stage that its pipeline doesn't have.",
  },
  'opportunity.badDate': { status: 422, when: 'An imported row has a date that nobody can read.' },
  'opportunity.closeDayMissing': { status: 422, when: 'An imported row is won or lost, but on no day.' },
  'opportunity.duplicateKey': {
    status: 409,
    when: 'Another opportunity has this key of the other system; `facts.id` names it when you may see it.',
  },
  'opportunity.nothingSelected': { status: 422, when: 'A bulk change names neither ids nor a filter.' },
  'opportunity.tooMany': {
    status: 422,
    when: 'More opportunities than can be changed at once; `facts.most` says how many can.',
  },
  'opportunity.nothingToUndo': {
    status: 422,
    when: 'The act is unknown, or nothing of it is yours to take back.',
  },
  'opportunity.badFilter': {
    status: 400,
    when: 'A condition is not understood; `facts.at` says which, `facts.reason` why.',
  },
  'opportunity.badSort': {
    status: 400,
    when: 'Opportunities can not be sorted by that; `facts.possible` lists what they can be sorted by.',
  },
  'opportunity.badFields': { status: 400, when: 'A column is unknown; `facts.possible` lists them.' },
  'conversion.notQualified': {
    status: 422,
    when: 'Only a qualified lead becomes an opportunity; `facts.status` says where it stands.',
  },
  'conversion.takenBack': { status: 422, when: 'This conversion was taken back already.' },
  'conversion.inUse': {
    status: 409,
    when: 'Something depends on what the conversion made; `facts.because` says what.',
  },
  'conversion.otherAccount': { status: 422, when: 'The contact or opportunity belongs to another account.' },
});
