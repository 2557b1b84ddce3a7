import type { Messages } from '../../../../platform/i18n/messages.ts';
import { en as web } from '../web/locales/en.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  page: {
    submit: 'Send',
    required: '(required)',
    choose: 'Please choose',
    correct: 'A few things need correcting:',
    sendAgain: 'This page was open for long. Your answers are still here; please send them again.',
    trap: 'Please leave this empty',
    problems: {
      required: 'Please fill this in',
      tooLong: 'This is too long, please shorten it',
      badPhone: 'This is not a phone number, for example +44 20 7946 0958',
      badEmail: 'This is not a mail address, for example lee@example.com',
      notAChoice: 'Please choose one from the list',
      wrong: 'This is not of the right form',
      consent: 'Please read this and tick the box',
      nobody: 'Please leave at least a name, a company, a phone number or a mail address',
    },
  },
  doubts: {
    trap: 'A field that people can’t see was filled in',
    tooFast: 'Sent within two seconds of opening',
    replayed: 'The same page had sent something else before',
    manyFromAddress: 'Too many within an hour from one network address',
    links: 'Too many links',
    markup: 'Contains web page code',
    garbage: 'Looks like random keys',
    sameEverywhere: 'The same in every field',
  },
  errors: {
    form: {
      badField: {
        title: 'The field “{{key}}” won’t do',
        next: 'See whether it is there, stands only once, and offers at least two choices',
      },
      asksNobody: {
        title: 'A form asks at least for a name, a company, a phone number or a mail address',
        next: 'Add one of them',
      },
      badOrigin: {
        title: '“{{origin}}” is not a site’s address',
        next: 'Write it as https://www.example.com, without a path',
      },
      badToken: {
        title: 'This was not sent from the form’s page',
        next: 'Reload the form and send it again',
      },
      oldToken: { title: 'The page was open for too long', next: 'Reload the form and send it again' },
      tooMany: { title: 'Too many submissions', next: 'Please try again later' },
      otherSite: { title: 'This site may not send this form', next: 'Add the site in the form’s settings' },
      notDoubted: { title: 'This submission has been dealt with', next: 'Reload the list' },
    },
  },
  web,
};
