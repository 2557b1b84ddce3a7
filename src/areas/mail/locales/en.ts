import type { Messages } from '../../../platform/i18n/messages.ts';
import { en as web } from '../web/locales/en.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    mail: {
      badHost: {
        title: '“{{host}}” is not a server',
        next: 'It looks like imap.gmail.com; whoever runs your mail knows it',
      },
      hostUnknown: {
        title: 'There is no server {{host}}',
        next: 'Check the spelling, or ask whoever runs your mail',
      },
      hostForbidden: {
        title: '{{host}} is inside a private network, which is not allowed',
        next: 'If your mail server stands there, ask whoever runs Yaosu to allow it in YAOSU_MAIL_HOSTS',
      },
      portForbidden: {
        title: '{{port}} is no port of a mail server',
        next: 'Receiving is mostly 993, sending 465 or 587',
      },
      plainForbidden: {
        title: 'Without encryption your password could be read on the way',
        next: 'Choose TLS or STARTTLS',
      },
      refused: {
        title: 'Nothing answers at {{host}}, port {{port}}',
        next: 'Check the port; IMAP or SMTP may have to be switched on for your mailbox first',
      },
      timedOut: {
        title: '{{host}} does not answer',
        next: 'Check server and port, and try again in a while',
      },
      noTls: {
        title: '{{host}} does not encrypt in this way on port {{port}}',
        next: 'Use TLS on 993 and 465, STARTTLS on 143 and 587',
      },
      certificateExpired: {
        title: 'The certificate of {{host}} has expired or is not valid yet',
        next: 'Ask whoever runs your mail to renew it; until then your password is not sent',
      },
      certificateUntrusted: {
        title: 'Nobody known vouches for the certificate of {{host}}',
        next: 'Check the server; a certificate of your company’s own has to be trusted by whoever runs Yaosu',
      },
      certificateName: {
        title: '{{host}} shows a certificate made for another name',
        next: 'Check the server; use the name that the certificate was made for',
      },
      wrongPassword: {
        title: 'Wrong user name or password',
        next: 'Type it again; many services want IMAP and SMTP switched on in their web mail first',
      },
      wrongAppCode: {
        title: '{{provider}} did not take this password',
        next: 'It wants an app password, not the one you sign in with. $t(mail:preset.how.{{appCode}})',
      },
      notAMailServer: {
        title: 'What answers at {{host}}, port {{port}}, is no mail server',
        next: 'Check server and port',
      },
      lost: { title: 'The connection to {{host}} broke', next: 'Try again in a while' },
      badAddress: { title: '“{{address}}” is not a mail address', next: 'Check its spelling' },
      alreadyConnected: {
        title: 'This mailbox is connected already',
        next: 'Use it, or remove it and connect it again',
      },
      tooManyMailboxes: {
        title: 'You can connect {{most}} mailboxes at most',
        next: 'Remove one that you don’t use',
      },
      tooFarBack: {
        title: 'The first day lies within the last {{years}} years, today at the latest',
        next: 'Choose another day',
      },
      passwordNeeded: {
        title: 'With another server or user name the password is needed again',
        next: 'Type the password or app password and save',
      },
      noSuchFolder: {
        title: 'The mailbox has no folder “{{path}}”',
        next: 'Sync once, then choose from the list',
      },
      paused: { title: 'This mailbox is paused', next: 'Resume it first' },
      notConnected: { title: 'This mailbox can’t be used now', next: 'See the reason under My mailboxes' },
      passwordUnreadable: {
        title: 'The stored password can’t be read any more',
        next: 'The system has another key now, as after a restore: type the password again',
      },
      notAllowed: { title: 'You may no longer use mail', next: 'Ask an administrator if you need it' },
      noSuchRecord: { title: 'There is no such record, or you can’t see it', next: 'Choose another' },
      recordHalfNamed: { title: 'Which record is meant is not clear', next: 'Give both kind and id' },
      isPrivate: { title: 'You have marked this thread as private', next: 'Make it business first' },
      attachmentGone: {
        title: 'The mail is no longer on the server',
        next: 'Ask for it again, or look in the trash of your mailbox',
      },
      noRecipient: { title: 'There is nobody to send it to', next: 'Add an address' },
      badSubject: { title: 'A subject is one line', next: 'Take out the line break' },
      noSuchFile: { title: 'A file to enclose is gone, or you can’t see it', next: 'Choose another' },
      tooLarge: {
        title: 'The mail is too large: {{mb}} MB at most',
        next: 'Enclose less, or share large files by link',
      },
      neverAnswered: {
        title: 'This is a failure notice or was written by a machine; nobody reads answers to it',
        next: 'Write to the person instead',
      },
      alreadyLeft: { title: 'The mail has left', next: 'Write another one to correct it' },
      notStuck: {
        title: 'There is nothing to settle about this mail',
        next: 'Reload to see where it stands',
      },
      recipientRefused: {
        title: 'The server refused {{address}}: {{said}}',
        next: 'Check the address. Nobody has got this mail; correct it and send again',
      },
      someRefused: {
        title: 'The server refused {{address}}: {{said}}',
        next: 'The others have got it; check this address and send to it again',
      },
      senderRefused: {
        title: 'The server does not let you send under this address: {{said}}',
        next: 'Check the address and the user name for sending',
      },
      contentRefused: {
        title: 'The server refused the mail: {{said}}',
        next: 'Change what it names and send again',
      },
      serverBusy: {
        title: 'The server kept putting the mail off, and it was not sent: {{said}}',
        next: 'Send it again later',
      },
      answerLost: {
        title: 'The connection broke after the mail was handed over: it may or may not have been sent',
        next: 'Look into your sent folder. If it is there, mark it as sent; if not, send it again',
      },
      fileGone: {
        title: 'A file to enclose was taken away before the mail left',
        next: 'Choose another and send again',
      },
    },
  },
  compose: {
    re: 'Re: ',
    fwd: 'Fwd: ',
    wrote: 'On {{at}}, {{from}} wrote:',
    forwarded: '---------- Forwarded mail ----------',
    from: 'From: {{from}}',
    at: 'Date: {{at}}',
    subject: 'Subject: {{subject}}',
    to: 'To: {{to}}',
  },
  preset: {
    appCode: 'App password',
    how: {
      qq: 'In QQ Mail on the web: Settings → Account, switch on IMAP/SMTP and get the code by text message',
      exmail:
        'In WeCom Mail on the web: Settings → Client settings, switch on IMAP/SMTP; with secure sign-in make a client password',
      netease:
        'In NetEase Mail on the web: Settings → POP3/SMTP/IMAP, switch on IMAP/SMTP and get the code by text message',
      aliyun:
        'In Alibaba Mail on the web: Settings → Account and security, switch on IMAP/SMTP; with client passwords on, use that one',
      sina: 'In Sina Mail on the web: Settings → Client POP/IMAP/SMTP, switch it on and make a code',
      google: 'Switch on two-step verification for your Google account, then make one under “App passwords”',
      yahoo: 'Make an app password in the security settings of your Yahoo account',
      apple: 'Make an app-specific password under “Sign-In and Security” of your Apple account',
      microsoft:
        'Microsoft’s mail takes only sign-in on the web, neither password nor app password, and can’t be connected yet; a rule there can forward business mail to another mailbox',
    },
  },
  web,
};
