import { api } from '../../../web/api/client.ts';
import type { AreaWeb } from '../../../web/area.ts';

const use = { permission: 'mail.use' };
const read = { permission: 'mail.read' };

/** What mail brings to the web. */
export const web: AreaWeb = {
  nav: [
    {
      to: '/mail',
      label: 'mail:web.nav',
      icon: 'mail',
      group: 'day',
      order: 18,
      ...use,
      count: async (signal) => {
        const { proposed, failed, unsure } = await api.mail.counts({}, { signal });
        return proposed + failed + unsure;
      },
    },
  ],
  routes: [
    { path: '/mail', load: () => import('./page/mail-page.tsx').then((m) => m.MailPage), ...read },
    {
      path: '/mail/mailboxes',
      load: () => import('./mailboxes/mailboxes-page.tsx').then((m) => m.MailboxesPage),
      ...use,
    },
  ],
  commands: [
    { id: 'mail:open', label: 'mail:web.command.open', icon: 'mail', ...use, run: ({ go }) => go('/mail') },
    {
      id: 'mail:mailboxes',
      label: 'mail:web.command.mailboxes',
      icon: 'settings',
      ...use,
      run: ({ go }) => go('/mail/mailboxes'),
    },
  ],
  keys: [
    {
      where: 'mail:web.keys.where',
      ...use,
      keys: [
        { key: 'J', does: 'mail:web.keys.down' },
        { key: 'K', does: 'mail:web.keys.up' },
        { key: 'C', does: 'mail:web.keys.write' },
        { key: 'R', does: 'mail:web.keys.reply' },
        { key: 'A', does: 'mail:web.keys.replyAll' },
        { key: 'F', does: 'mail:web.keys.file' },
        { key: 'Ctrl ↵', does: 'mail:web.keys.send' },
      ],
    },
  ],
  records: [
    {
      kind: 'mailThread',
      label: 'mail:web.threads',
      icon: 'mail',
      to: (id) => `/mail?thread=${id}`,
      list: '/mail',
    },
    {
      kind: 'mailbox',
      label: 'mail:web.boxes.title',
      icon: 'mail',
      to: () => '/mail/mailboxes',
      list: '/mail/mailboxes',
    },
  ],
  panels: [
    {
      id: 'mail:record',
      subjects: ['lead', 'account', 'contact', 'opportunity'],
      place: 'side',
      order: 30,
      ...read,
      load: () => import('./record/record-mail.tsx').then((m) => m.RecordMail),
    },
  ],
};
