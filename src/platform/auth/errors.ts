import { defineErrors } from '../http/errors.ts';

/** What signing in and guarding an account may answer with. */
export const authErrors = defineErrors({
  'auth.wrongPassword': {
    status: 401,
    when: 'E-mail and password do not belong together; which of the two is wrong is never said.',
  },
  'auth.codeRequired': { status: 422, when: 'The password is right; send it again with `code`.' },
  'auth.wrongCode': { status: 401, when: 'The code is wrong, too old, or was used before.' },
  'auth.locked': { status: 423, when: 'Too many tries; `facts.seconds` says how long to wait.' },
  'auth.linkInvalid': {
    status: 422,
    when: 'The link was used, has expired, or was replaced by a newer one.',
  },
  'auth.linkIsInvitation': {
    status: 422,
    when: 'The link is an invitation: accept it with name and password.',
  },
  'auth.keyInvalid': { status: 401, when: 'The API key is not known, has expired, or was ended.' },
  'auth.sessionRequired': { status: 403, when: 'Only someone signed in may do this, no API key.' },
  'auth.passwordFirst': { status: 422, when: 'There is no password yet; set one first.' },
  'auth.passwordTooShort': { status: 422, when: 'The password has fewer than `facts.min` characters.' },
  'auth.passwordTooLong': { status: 422, when: 'The password has more than `facts.max` characters.' },
  'auth.passwordObvious': {
    status: 422,
    when: 'The password is the e-mail, the company, or among the first anyone would try.',
  },
  'auth.secondFactorOn': { status: 409, when: 'Codes are asked for already; switch that off first.' },
  'auth.secondFactorOff': { status: 409, when: 'No codes are asked for, so there are none to renew.' },
  'auth.grantUnknown': { status: 422, when: 'There is no such permission, or not in that scope.' },
  'auth.grantTooWide': { status: 403, when: 'Nobody hands out more than they hold.' },
  'auth.expiryPast': { status: 422, when: 'The key would have expired already.' },
  'auth.tooManyKeys': { status: 409, when: 'The person has `facts.max` open keys.' },
  'auth.secretTooShort': { status: 500, when: 'YAOSU_SECRET has fewer than `facts.min` characters.' },
  'auth.secretDamaged': { status: 500, when: 'The key file in the data directory is not what was written.' },
});
