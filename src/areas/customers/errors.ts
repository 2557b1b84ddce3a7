import { defineErrors } from '../../platform/http/errors.ts';

/** The codes of the customers room. */
export const customerErrors = defineErrors({
  'account.nameMissing': { status: 422, when: 'An account needs a name.' },
  'account.duplicate': {
    status: 409,
    when: 'The same credit code, name, telephone number or mail address is there; `facts.matches` names them, those of others only by owner and tier. `allowDuplicate` opens it all the same, but never a second one with the same credit code.',
  },
  'account.badCreditCode': {
    status: 422,
    when: 'The unified social credit code is not 18 characters of its alphabet, or its check character does not fit; `facts.flaw` says which.',
  },
  'account.hierarchyLoop': {
    status: 422,
    when: 'The account would come to stand below itself; `facts.path` names the way round.',
  },
  'account.hierarchyDeep': { status: 422, when: 'The hierarchy would be deeper than `facts.most`.' },
  'account.noSuchParent': { status: 422, when: 'The parent is not there, or not visible to you.' },
  'account.nextStepMissing': { status: 422, when: 'A day is given for the next step, but no step.' },
  'account.readOnly': { status: 403, when: 'You may read this account but not change it.' },
  'account.mayNotAssign': {
    status: 403,
    when: 'Giving customers to others takes the permission customers.assign.',
  },
  'account.noSuchOwner': { status: 422, when: 'Nobody at work has the id given as owner.' },
  'account.communicationAhead': {
    status: 422,
    when: 'A communication can be logged only once it has taken place.',
  },
  'account.noSuchContact': { status: 422, when: 'A contact named is not there, or not visible to you.' },
  'account.lookUpNothing': {
    status: 422,
    when: 'Nothing recognisable is asked for: a company, a number, an address or a credit code.',
  },
  'account.lookUpTooMany': {
    status: 429,
    when: 'More look-ups within an hour than `facts.most`.',
  },
  'account.tierReasonMissing': { status: 422, when: 'Setting the tier by hand takes a reason.' },
  'account.notADealer': { status: 422, when: 'Only accounts of the kind dealer have dealer terms.' },
  'account.badTerms': {
    status: 422,
    when: 'Dealer terms end before they begin, or a rebate lies outside 0 to 100 per cent.',
  },
  'account.badRule': {
    status: 422,
    when: 'The rule of tier and health has a number that cannot be; `facts.field` names it.',
  },
  'contact.nameMissing': { status: 422, when: 'A contact needs a name.' },
  'contact.duplicate': {
    status: 409,
    when: 'The same telephone number, mail address, or name at the same account is there; `facts.matches` names them, those of others only by owner. `allowDuplicate` adds the contact all the same.',
  },
  'contact.badBirthday': {
    status: 422,
    when: 'A birthday is a day such as 1980-05-03, or 05-03 while the year is unknown.',
  },
  'contact.readOnly': { status: 403, when: 'You may read this contact but not change it.' },
  'contact.noSuchAccount': { status: 422, when: 'The account is not there, or not yours to change.' },
  'contact.badPosition': {
    status: 422,
    when: 'A position ends before it begins, or is primary although it has ended.',
  },
  'customers.nothingSelected': { status: 422, when: 'A bulk change names neither ids nor a filter.' },
  'customers.tooMany': {
    status: 422,
    when: 'More records than can be changed at once; `facts.most` says how many can.',
  },
  'customers.nothingToUndo': {
    status: 422,
    when: 'The act is unknown, or nothing of it is yours to take back.',
  },
  'customers.badFilter': {
    status: 400,
    when: 'A condition is not understood; `facts.at` says which, `facts.reason` why.',
  },
  'customers.badSort': { status: 400, when: 'Not a way to sort; `facts.possible` lists those there are.' },
  'customers.badFields': { status: 400, when: 'A column is unknown; `facts.possible` lists them.' },
  'customerRow.nobody': { status: 422, when: 'A row of a file names neither a company nor a person.' },
  'customerRow.unknownWord': {
    status: 422,
    when: 'A cell should name one of a few things (kind, role, channel, currency) and names none; `facts.text` is what it says.',
  },
  'relation.unknownType': { status: 422, when: 'Two records can not be related that way.' },
  'relation.same': { status: 422, when: 'A record can not be related to itself.' },
  'relation.there': { status: 409, when: 'The two are related that way already.' },
  'relation.noSuchRecord': { status: 422, when: 'One of the two is not there, or not visible to you.' },
  'referral.loop': {
    status: 422,
    when: 'An account would have brought itself, over others; `facts.path` names the way round.',
  },
  'referral.there': { status: 409, when: 'Who brought this account is known already.' },
  'referral.nobody': { status: 422, when: 'A referral names who brought the account.' },
  'customerMerge.same': { status: 422, when: 'A record can not be merged with itself.' },
  'customerMerge.badChoice': { status: 422, when: 'A field to choose is unknown; `facts.field` names it.' },
  'customerMerge.changedSince': {
    status: 409,
    when: 'The merged record was changed since; `facts.fields` and `facts.done` say what. `anyway` takes the merge apart all the same.',
  },
  'customerMerge.mergedOn': { status: 409, when: 'The record was itself merged into another since.' },
});
