import type { Messages } from '../../i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    auth: {
      wrongPassword: {
        title: 'E-mail or password is wrong',
        next: 'Try again; if you forgot it, ask an administrator for a link to set a new one',
      },
      codeRequired: {
        title: 'A code is needed',
        next: 'Open the authenticator on your phone and type its 6 digits, or use a recovery code',
      },
      wrongCode: {
        title: 'The code is wrong or was used before',
        next: 'Wait for the next one and type that',
      },
      locked: { title: 'Too many wrong tries', next: 'Try again in {{seconds}} seconds' },
      linkInvalid: { title: 'This link was used before or has expired', next: 'Ask for a new one' },
      linkIsInvitation: {
        title: 'This link is an invitation',
        next: 'Fill in your name and a password to join',
      },
      keyInvalid: { title: 'The API key is not valid, or was ended', next: 'Use a valid key' },
      sessionRequired: {
        title: 'Only you yourself, signed in, can do this',
        next: 'Do it in the browser; an API key can not',
      },
      passwordFirst: { title: 'You have no password yet', next: 'Set one first' },
      passwordTooShort: {
        title: 'At least {{min}} characters',
        next: 'A sentence you remember does very well',
      },
      passwordTooLong: { title: 'At most {{max}} characters', next: '' },
      passwordObvious: {
        title: 'This password is easy to guess',
        next: 'Not your e-mail, name or company, nor a well-known sequence',
      },
      secondFactorOn: {
        title: 'Two-step sign-in is on already',
        next: 'To change phones, switch it off and on again',
      },
      secondFactorOff: { title: 'Two-step sign-in is off', next: 'Switch it on first' },
      grantUnknown: { title: 'There is no such permission: {{permission}}', next: 'Choose from the list' },
      grantTooWide: {
        title: 'You can not give what you do not hold: {{permission}}',
        next: 'Narrow it, or ask a colleague who holds more',
      },
      expiryPast: { title: 'That moment has passed', next: 'Choose a later one' },
      tooManyKeys: { title: 'Too many keys; at most {{max}}', next: 'End those no longer used' },
      secretTooShort: { title: 'YAOSU_SECRET needs at least {{min}} characters', next: '' },
      secretDamaged: { title: 'The key file is damaged: {{file}}', next: 'Restore it from a backup' },
    },
  },
};
