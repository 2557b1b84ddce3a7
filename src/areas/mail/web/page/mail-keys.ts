import { api } from '../../../../web/api/client.ts';

/** What looks different once a thread has changed. */
export const mailKeys = [
  api.mail.threads.key(),
  api.mail.thread.key(),
  api.mail.counts.key(),
  api.outgoing.outgoing.key(),
  ['navigation', '/mail'],
];
