import { api } from '../../../web/api/client.ts';
import type { AreaWeb } from '../../../web/area.ts';
import { askForNew } from './new/new-door.ts';

const read = { permission: 'customers.read' };

/** What customers bring to the web. */
export const web: AreaWeb = {
  nav: [
    {
      to: '/accounts',
      label: 'customers:web.nav.accounts',
      icon: 'building',
      group: 'day',
      order: 26,
      onPhone: true,
      ...read,
      // Those that need somebody: what is at risk.
      count: async (signal) => (await api.account.counts({}, { signal })).healths.risk,
    },
    {
      to: '/contacts',
      label: 'customers:web.nav.contacts',
      icon: 'people',
      group: 'day',
      order: 28,
      ...read,
    },
  ],
  routes: [
    { path: '/accounts', load: () => import('./list/account-list.tsx').then((m) => m.AccountList), ...read },
    {
      path: '/accounts/thanks',
      load: () => import('./ties/thanks-page.tsx').then((m) => m.ThanksPage),
      ...read,
    },
    { path: '/accounts/rule', load: () => import('./rule/rule-page.tsx').then((m) => m.RulePage), ...read },
    {
      path: '/accounts/$id',
      load: () => import('./account/account-page.tsx').then((m) => m.AccountPage),
      ...read,
    },
    { path: '/contacts', load: () => import('./list/contact-list.tsx').then((m) => m.ContactList), ...read },
    {
      path: '/contacts/$id',
      load: () => import('./contact/contact-page.tsx').then((m) => m.ContactPage),
      ...read,
    },
  ],
  commands: [
    {
      id: 'customers:new',
      label: 'customers:web.command.newAccount',
      icon: 'plus',
      permission: 'customers.write',
      run: ({ go }) => askForNew('account', go),
    },
    {
      id: 'customers:newContact',
      label: 'customers:web.command.newContact',
      icon: 'plus',
      permission: 'customers.write',
      run: ({ go }) => askForNew('contact', go),
    },
    {
      id: 'customers:thanks',
      label: 'customers:web.referral.owedTitle',
      icon: 'people',
      permission: 'customers.read',
      run: ({ go }) => go('/accounts/thanks'),
    },
    {
      id: 'customers:rule',
      label: 'customers:web.nav.rule',
      icon: 'settings',
      permission: 'customers.read',
      run: ({ go }) => go('/accounts/rule'),
    },
  ],
  records: [
    {
      kind: 'account',
      label: 'customers:web.nav.accounts',
      icon: 'building',
      to: (id) => `/accounts/${id}`,
      list: '/accounts',
    },
    {
      kind: 'contact',
      label: 'customers:web.nav.contacts',
      icon: 'people',
      to: (id) => `/contacts/${id}`,
      list: '/contacts',
    },
  ],
};
