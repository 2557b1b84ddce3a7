import type { Messages } from '../../../platform/i18n/messages.ts';
import type { zhCN } from './zh-CN.ts';

export const en: Messages<typeof zhCN> = {
  errors: {
    people: {
      emailTaken: {
        title: '{{email}} is in use already',
        next: 'Choose another, or find the colleague in the list',
      },
      lastOwner: {
        title: 'A company needs at least one owner',
        next: 'Make another colleague an owner first',
      },
      moreThanYouHold: {
        title: 'This goes beyond what you may do yourself',
        next: 'Ask a colleague who may do more',
      },
      outsideYourTeams: {
        title: 'This is outside your teams',
        next: 'Ask whoever looks after the whole company',
      },
      absenceWithoutStart: { title: 'Fill in the first day of the absence', next: '' },
      absenceBackwards: { title: 'The absence ends before it begins', next: 'Correct the days' },
      leadsNoTeam: { title: 'Without a team there is none to lead', next: 'Choose a team first' },
      alreadyJoined: { title: 'This colleague has joined already, or has left', next: 'Reload the list' },
      notActive: { title: 'This colleague has not joined yet, or has left', next: '' },
      hasNotLeft: { title: 'This colleague has not left', next: '' },
      badHeir: { title: 'Hand the leads to a colleague who is here', next: 'Choose someone else' },
    },
    team: {
      notFound: { title: 'There is no such team', next: 'Choose from the list' },
      loop: { title: 'A team can not stand below itself', next: 'Choose another parent' },
      notEmpty: { title: 'There are still people or teams in it', next: 'Move them first' },
    },
    role: {
      notFound: { title: 'There is no such role', next: 'Choose from the list' },
      grantUnknown: { title: 'There is no such permission: {{permission}}', next: 'Choose from the list' },
      ownerFixed: { title: 'The owner always holds everything', next: 'For less, add a role of your own' },
      shipped: {
        title: 'A role that came with Yaosu can not be deleted',
        next: 'You may rename and change it',
      },
      inUse: { title: '{{people}} people have this role', next: 'Give them another first' },
    },
  },
  permissions: {
    leads: {
      read: 'See leads',
      write: 'Add and change leads',
      assign: 'Assign leads',
      import: 'Import leads',
      export: 'Export leads',
      delete: 'Delete leads',
    },
    people: { manage: 'Look after people' },
    settings: { manage: 'Look after the company’s settings' },
    audit: { read: 'See the audit log' },
  },
  scopes: { own: 'Their own', team: 'Their team and below', all: 'Everyone’s' },
  states: { invited: 'Invited', active: 'Active', left: 'Left' },
  events: {
    person: {
      invited: 'Invited a colleague',
      invitedAgain: 'Sent a new invitation',
      invitationRevoked: 'Took an invitation back',
      joined: 'Joined the company',
      edited: 'Changed a person',
      left: 'Left the company',
      returned: 'Came back',
      resetLinkMade: 'Made a link to set a new password',
    },
    team: {
      created: 'Added a team',
      edited: 'Changed a team',
      deleted: 'Deleted a team',
      restored: 'Restored a team',
    },
    role: { created: 'Added a role', edited: 'Changed a role', deleted: 'Deleted a role' },
    session: { started: 'Signed in', ended: 'Signed out' },
    link: { used: 'Came in by a one-time link' },
    password: { changed: 'Changed their password' },
    secondFactor: {
      switchedOn: 'Switched two-step sign-in on',
      switchedOff: 'Switched two-step sign-in off',
      codesRenewed: 'Renewed their recovery codes',
    },
    apiKey: { created: 'Made an API key', ended: 'Ended an API key' },
  },
};
