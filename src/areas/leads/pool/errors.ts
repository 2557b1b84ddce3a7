import { defineErrors } from '../../../platform/http/errors.ts';

/** The codes of the shared pool and of looking up. */
export const poolErrors = defineErrors({
  'pool.gone': { status: 409, when: 'The lead is not in the pool, or someone else has just claimed it.' },
  'pool.enoughToday': { status: 422, when: 'As many leads as may be claimed in a day; `facts.most`.' },
  'pool.holdsEnough': {
    status: 422,
    when: 'You hold as many open leads as may be held to claim more; `facts.most`.',
  },
  'pool.cooling': {
    status: 422,
    when: 'You gave this lead up; before `facts.until` only others may claim it.',
  },
  'pool.notAPerson': { status: 403, when: 'Only a person at work can hold leads.' },
  'pool.notOpen': { status: 422, when: 'Only leads that are new, being worked or qualified go to the pool.' },
  'pool.warnsTooEarly': {
    status: 422,
    when: 'The warning must come less than the idle days before a lead is taken back.',
  },
  'lookUp.nothing': {
    status: 422,
    when: 'Neither a company, a telephone number nor a mail address is asked for.',
  },
  'lookUp.tooMany': { status: 429, when: 'More look-ups within an hour than anybody needs; `facts.most`.' },
});
