import { defineErrors } from '../../../platform/http/errors.ts';

/** The codes of web forms. */
export const formErrors = defineErrors({
  'form.badField': {
    status: 422,
    when: 'A field asks for something unknown, asks twice, or offers no choices; `facts.key`, `facts.reason`.',
  },
  'form.asksNobody': {
    status: 422,
    when: 'No field asks for a name, a company, a telephone number or a mail address.',
  },
  'form.badOrigin': {
    status: 422,
    when: 'A site is not written as scheme and host, such as https://www.example.com; `facts.origin`.',
  },
  'form.badToken': { status: 422, when: 'The page’s token was not made by this form.' },
  'form.oldToken': {
    status: 422,
    when: 'The page was open for more than a day; ask for its definition again.',
  },
  'form.tooMany': { status: 429, when: 'Far more submissions from one network address than people send.' },
  'form.otherSite': { status: 403, when: 'Sent from a site that the form does not name.' },
  'form.notDoubted': { status: 409, when: 'The submission is not, or no longer, waiting to be looked at.' },
});
