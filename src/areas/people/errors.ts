import { defineErrors } from '../../platform/http/errors.ts';

/** What the people room may answer with. */
export const peopleErrors = defineErrors({
  'people.emailTaken': { status: 409, when: 'Someone else has this e-mail address.' },
  'people.lastOwner': { status: 409, when: 'A company keeps at least one owner who can sign in.' },
  'people.moreThanYouHold': {
    status: 403,
    when: 'The person or role concerned holds more than the caller: nobody hands out, or takes away, more than they hold.',
  },
  'people.outsideYourTeams': {
    status: 403,
    when: 'The caller looks after the people of their own teams only.',
  },
  'people.absenceWithoutStart': { status: 422, when: 'An absence has an end but no beginning.' },
  'people.absenceBackwards': { status: 422, when: 'An absence ends before it begins.' },
  'people.leadsNoTeam': { status: 422, when: 'Someone without a team cannot lead one.' },
  'people.alreadyJoined': {
    status: 409,
    when: 'The invitation was accepted before, or the person has left.',
  },
  'people.notActive': { status: 409, when: 'The person has not joined yet, or has left.' },
  'people.hasNotLeft': { status: 409, when: 'Only someone who left can come back.' },
  'people.badHeir': {
    status: 422,
    when: 'Work is handed over to an active colleague, not to the one who leaves.',
  },
  'team.notFound': { status: 422, when: 'There is no such team.' },
  'team.loop': { status: 422, when: 'A team cannot stand below itself.' },
  'team.notEmpty': { status: 409, when: 'The team has people or teams below it; move them first.' },
  'role.notFound': { status: 422, when: 'There is no such role.' },
  'role.grantUnknown': { status: 422, when: 'There is no such permission, or not in that scope.' },
  'role.ownerFixed': { status: 409, when: 'The owner’s role always holds everything.' },
  'role.shipped': { status: 409, when: 'A role that came with Yaosu can be changed, not deleted.' },
  'role.inUse': { status: 409, when: '`facts.people` people have this role; give them another first.' },
});
