import { api } from '../../../../web/api/client.ts';
import type { Handover } from '../../../../web/records/owner/handover.ts';
import { useAfterChange } from '../after-change.ts';
import type { AccountRecord } from '../shapes.ts';

/** How an account is given to someone else, with its contacts. */
export function useHandover(account: AccountRecord): Handover {
  return {
    record: account,
    name: account.name,
    assign: (ownerId, version) =>
      api.account.assign({ params: { id: account.id }, body: { version, ownerId } }),
    after: useAfterChange(),
  };
}
