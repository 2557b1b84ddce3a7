import { accountSteps } from './reads.ts';

/** Next steps of accounts, for the calendar; activities stand right of this room, so that it is joined to them where all is put together. */
export const accountCalendarSource = {
  kind: 'account',
  permission: 'customers.read',
  steps: accountSteps,
};
