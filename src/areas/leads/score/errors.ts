import { defineErrors } from '../../../platform/http/errors.ts';

/** The codes of the lead score. */
export const scoreErrors = defineErrors({
  'score.faulty': {
    status: 422,
    when: 'The card has faults that keep it from being used; `facts.faults` lists them.',
  },
  'score.inUseAlready': { status: 422, when: 'This card is the one in use.' },
  'score.noDraft': { status: 404, when: 'There is no draft.' },
  'score.unknownAttribute': {
    status: 422,
    when: 'An attribute that neither leads nor custom fields have, and that the card in use does not have either; `facts.keys`.',
  },
  'score.trainingRunning': { status: 409, when: 'A training is running already.' },
  'score.noTraining': { status: 404, when: 'No training is running.' },
  'score.outcomeBoth': { status: 422, when: 'A value can not mean won and lost; `facts.value`.' },
  'score.outcomeFieldUnknown': { status: 422, when: 'No custom field of leads has this key; `facts.key`.' },
});
