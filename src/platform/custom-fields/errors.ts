import { defineErrors } from '../http/errors.ts';

/** What custom fields may answer with. */
export const customFieldErrors = defineErrors({
  'customField.unknown': { status: 422, when: 'There is no custom field with the key in `facts.key`.' },
  'customField.wrongValue': { status: 422, when: 'The value is not of the field’s kind, `facts.kind`.' },
  'customField.tooLong': { status: 422, when: 'The text has more than `facts.max` characters.' },
  'customField.notAChoice': { status: 422, when: 'The value is not among the field’s choices.' },
  'customField.needsChoices': { status: 422, when: 'A field to choose from has at least one choice.' },
  'customField.tooMany': { status: 409, when: 'A subject has at most `facts.max` custom fields.' },
});
