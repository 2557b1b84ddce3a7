import { defineErrors } from '../http/errors.ts';

/** What saved views may answer with. */
export const savedViewErrors = defineErrors({
  'savedView.notYours': { status: 403, when: 'A shared view is changed by whoever made it.' },
  'savedView.notYourTeam': { status: 422, when: 'A view is shared with a team of one’s own.' },
  'savedView.tooLarge': { status: 422, when: 'The definition is larger than `facts.max` characters.' },
  'savedView.tooMany': { status: 409, when: 'A person keeps at most `facts.max` views of a subject.' },
});
