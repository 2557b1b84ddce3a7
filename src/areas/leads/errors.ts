import { defineErrors } from '../../platform/http/errors.ts';

/** The codes of the leads room. */
export const leadErrors = defineErrors({
  'lead.nobody': {
    status: 422,
    when: 'Neither a name, a company, a telephone number nor a mail address is given.',
  },
  'lead.duplicate': {
    status: 409,
    when: 'The same telephone number, mail address, or company and person is there; `facts.matches` names them, those of others only by owner and status. `allowDuplicate` captures it all the same.',
  },
  'lead.badAmount': {
    status: 422,
    when: 'The amount is not a number of at most 16 digits before the point.',
  },
  'lead.readOnly': { status: 403, when: 'You may read this lead but not change it.' },
  'lead.mayNotAssign': { status: 403, when: 'Giving leads to others takes the permission leads.assign.' },
  'lead.noSuchOwner': { status: 422, when: 'Nobody at work has the id given as owner.' },
  'lead.statusImpossible': {
    status: 422,
    when: 'No step leads from the present status to the one wanted; `facts.possible` lists those that do.',
  },
  'lead.notQualified': {
    status: 422,
    when: 'Only a qualified lead is handed over; `facts.status` says where it stands.',
  },
  'lead.wakeOnMissing': { status: 422, when: 'A lead is parked until a day, and none is given.' },
  'lead.wakeOnPast': { status: 422, when: 'The day to wake a parked lead must come after today.' },
  'lead.reasonMissing': { status: 422, when: 'Disqualifying a lead takes a reason.' },
  'lead.nextStepMissing': { status: 422, when: 'A day is given for the next step, but no step.' },
  'lead.communicationAhead': {
    status: 422,
    when: 'A communication can be logged only once it has taken place.',
  },
  'lead.nothingSelected': { status: 422, when: 'A bulk change names neither ids nor a filter.' },
  'lead.tooMany': {
    status: 422,
    when: 'More leads than can be changed at once; `facts.most` says how many can.',
  },
  'lead.nothingToUndo': { status: 422, when: 'The act is unknown, or nothing of it is yours to take back.' },
  'lead.badFilter': {
    status: 400,
    when: 'A condition is not understood; `facts.at` says which, `facts.reason` why.',
  },
  'lead.badSort': {
    status: 400,
    when: 'Leads can not be sorted by that; `facts.possible` lists what they can be sorted by.',
  },
  'lead.badFields': { status: 400, when: 'A column is unknown; `facts.possible` lists them.' },
});
