import { defineErrors } from '../../../platform/http/errors.ts';

/** The codes of the forecast. */
export const forecastErrors = defineErrors({
  'forecast.badAmount': {
    status: 422,
    when: 'An amount is no number of at most 16 digits before the point.',
  },
  'forecast.shrinking': {
    status: 422,
    when: 'Best case is less than commit, or pipeline less than best case; each holds the one before.',
  },
  'forecast.reasonMissing': { status: 422, when: 'Adjusting what somebody promised takes a reason.' },
  'forecast.notBelow': { status: 403, when: 'The person or team is not among those you look after.' },
  'forecast.otherScope': { status: 403, when: 'You do not see all the deals that this forecast stands on.' },
});
