import { api } from '../../../../web/api/client.ts';
import { useSaveField } from '../../../../web/records/use-save-field.ts';
import { useAfterChange } from '../after-change.ts';
import type { AccountEdit, AccountRecord } from '../shapes.ts';

/** Saves fields of an account: `save(values, over)`. */
export function useSaveAccount(account: AccountRecord) {
  const { refresh } = useAfterChange();
  return useSaveField<AccountEdit>(account, {
    write: (values, version) =>
      api.account.edit({ params: { id: account.id }, body: { ...values, version } }),
    key: api.account.read.key({ params: { id: account.id } }),
    after: refresh,
  });
}
