import { defineErrors } from '../../../platform/http/errors.ts';

/** The codes of sharing out. */
export const assignmentErrors = defineErrors({
  'assignment.badCondition': {
    status: 422,
    when: 'A condition of a rule is not understood; `facts.at` says which, `facts.reason` why.',
  },
  'assignment.badTarget': {
    status: 422,
    when: 'A rule or the fallback names not exactly one person or team, or one that is not there.',
  },
  'assignment.tooManyRules': { status: 422, when: 'There are as many rules as can be; `facts.most`.' },
  'assignment.badOrder': {
    status: 409,
    when: 'The new order does not hold every rule exactly once; `facts.current` lists them.',
  },
});
