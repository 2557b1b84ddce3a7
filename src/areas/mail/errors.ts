import { defineErrors } from '../../platform/http/errors.ts';

/** The codes of mail. What a server says about itself stands in `facts.said`, shortened and on one line. */
export const mailErrors = defineErrors({
  // Reaching a server
  'mail.badHost': { status: 422, when: 'The name of the server is not a host name or address.' },
  'mail.hostUnknown': { status: 422, when: 'No server has this name.' },
  'mail.hostForbidden': {
    status: 422,
    when: 'The server stands inside a private network, and whoever runs Yaosu has not allowed it.',
  },
  'mail.portForbidden': { status: 422, when: 'The port is none that mail servers listen on.' },
  'mail.plainForbidden': { status: 422, when: 'Without TLS the password could be read on the way.' },
  'mail.refused': { status: 422, when: 'Nothing listens at this server and port.' },
  'mail.timedOut': { status: 422, when: 'The server did not answer in time.' },
  'mail.noTls': { status: 422, when: 'The server speaks no TLS on this port, or not in this way.' },
  'mail.certificateExpired': {
    status: 422,
    when: 'The server’s certificate has expired or is not valid yet.',
  },
  'mail.certificateUntrusted': { status: 422, when: 'Nobody known vouches for the server’s certificate.' },
  'mail.certificateName': { status: 422, when: 'The server’s certificate was made for another name.' },
  'mail.wrongPassword': { status: 422, when: 'The server knows no such user name with this password.' },
  'mail.wrongAppCode': {
    status: 422,
    when: 'The server refused the password, and this service wants a code made for programs.',
  },
  'mail.notAMailServer': { status: 422, when: 'What answers is not a mail server of this kind.' },
  'mail.lost': { status: 422, when: 'The connection broke in the middle.' },
  // Mailboxes
  'mail.badAddress': { status: 422, when: 'This is not a mail address.' },
  'mail.alreadyConnected': { status: 409, when: 'This mailbox of yours is connected already.' },
  'mail.tooManyMailboxes': { status: 422, when: 'One person connects five mailboxes at most.' },
  'mail.tooFarBack': {
    status: 422,
    when: 'Mail is read from five years ago at the earliest, and from today at the latest.',
  },
  'mail.passwordNeeded': {
    status: 422,
    when: 'Whoever changes the server or the user name gives the password again.',
  },
  'mail.noSuchFolder': { status: 422, when: 'The mailbox has no folder of this path.' },
  'mail.paused': { status: 409, when: 'The mailbox is paused.' },
  'mail.notConnected': {
    status: 409,
    when: 'The mailbox is put away, or nobody can sign in to it at present.',
  },
  'mail.passwordUnreadable': {
    status: 409,
    when: 'The password was sealed with another key, as after a restore on another machine: it has to be given again.',
  },
  'mail.notAllowed': { status: 403, when: 'The person may no longer use mail.' },
  // Threads
  'mail.noSuchRecord': { status: 422, when: 'The record is not there for you.' },
  'mail.recordHalfNamed': { status: 400, when: 'Of a record, either the kind or the id is missing.' },
  'mail.isPrivate': { status: 409, when: 'The thread was said to be private; make it business first.' },
  'mail.attachmentGone': { status: 409, when: 'The mail is no longer on the server.' },
  // Writing
  'mail.noRecipient': { status: 422, when: 'A mail goes to nobody.' },
  'mail.badSubject': {
    status: 422,
    when: 'The subject has a line break or another control character in it.',
  },
  'mail.noSuchFile': { status: 422, when: 'A file or an attachment is not there for you.' },
  'mail.tooLarge': { status: 413, when: 'The mail is larger than mail servers take.' },
  'mail.neverAnswered': {
    status: 422,
    when: 'The mail is a failure notice or was written by a machine that reads no answers.',
  },
  'mail.alreadyLeft': { status: 409, when: 'The mail is on its way or has arrived.' },
  'mail.notStuck': { status: 409, when: 'The mail was sent, canceled, or is still to be sent.' },
  // What became of a mail that was sent; told with the mail, not as an answer
  'mail.recipientRefused': { status: 422, when: 'The server refused a recipient; nobody got the mail.' },
  'mail.someRefused': { status: 422, when: 'The server refused a recipient; the others got the mail.' },
  'mail.senderRefused': {
    status: 422,
    when: 'The server doesn’t let this user name send under this address.',
  },
  'mail.contentRefused': { status: 422, when: 'The server refused the mail itself.' },
  'mail.serverBusy': { status: 503, when: 'The server put the mail off for so long that we gave up.' },
  'mail.answerLost': {
    status: 409,
    when: 'The connection broke after the mail was handed over and before the server answered.',
  },
  'mail.fileGone': { status: 409, when: 'A file to be enclosed was taken away before the mail left.' },
});
