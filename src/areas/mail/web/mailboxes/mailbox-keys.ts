import { api } from '../../../../web/api/client.ts';

/** What looks different once a mailbox has changed. */
export const mailboxKeys = [api.mailbox.list.key(), api.mail.counts.key(), ['navigation', '/mail']];
