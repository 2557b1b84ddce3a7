import type { Messages } from '../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  brand: 'Yaosu',
  nav: {
    label: 'Main',
    day: '',
    toCash: 'From need to cash',
    team: 'Team',
    company: 'Company',
    more: 'More',
    close: 'Close menu',
  },
  search: 'Search or run a command',
  skip: 'Skip to content',
  demo: 'You are looking at the demo company',
  demoAway: 'Remove it',
  connection: 'Connection lost, trying again…',
  user: {
    menu: 'My account',
    language: 'Language',
    theme: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    system: 'Like the system',
    signOut: 'Sign out',
    shortcuts: 'Keyboard shortcuts',
  },
  command: {
    goTo: 'Go to {{page}}',
    dark: 'Switch to dark',
    light: 'Switch to light',
    shortcuts: 'Show keyboard shortcuts',
  },
  notFound: {
    title: 'No such page',
    text: 'The address may be mistyped, or the page has moved.',
    home: 'Back to today',
  },
  forbidden: { title: 'You may not see this page', text: 'Ask your administrator if you need it.' },
  failed: {
    title: 'This page ran into a problem',
    text: 'All you have saved is safe. Please try again.',
    again: 'Try again',
  },
  newVersion: 'Yaosu was updated; opening the new version…',
};
