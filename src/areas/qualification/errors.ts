import { defineErrors } from '../../platform/http/errors.ts';

/** The codes of qualification. */
export const qualificationErrors = defineErrors({
  'qualification.noSuchDimension': {
    status: 422,
    when: 'The company’s frame has no such dimension, or has set it aside; `facts.dimension`.',
  },
  'qualification.noSuchQuestion': { status: 422, when: 'The bank has no such question.' },
  'qualification.noSuchCommunication': {
    status: 422,
    when: 'The subject has no communication of that id for you to mark in.',
  },
  'qualification.alreadySo': {
    status: 422,
    when: 'The computed verdict is the one wanted already; there is nothing to overrule.',
  },
  'qualification.dimensionTwice': {
    status: 422,
    when: 'Two dimensions of the frame have the same key; `facts.about`.',
  },
  'qualification.noDimension': { status: 422, when: 'No dimension of the frame is in use.' },
  'qualification.questionOfNothing': {
    status: 422,
    when: 'A question belongs to a dimension that the frame does not have; `facts.about`.',
  },
});
