import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import {
  type SortNames,
  useListState,
  useSelection,
  usualDefinition,
} from '../../../../web/records/list-state.ts';
import { useShownColumns } from '../../../../web/records/use-shown-columns.ts';
import { useUrlState } from '../../../../web/route-hooks.ts';
import { useNewAccount } from '../new/use-new.tsx';
import { useText } from '../text.ts';
import { OwedLink } from '../ties/thanks-page.tsx';
import { accountFieldsOf, useAccountColumns } from './account-columns.tsx';
import { ListScreen } from './list-screen.tsx';
import { TierPills } from './tier-pills.tsx';
import { useAccountFilters } from './use-filter-fields.ts';

const usual = usualDefinition('-created');
const pageSize = 50;
const sortNames: SortNames = {
  name: 'name',
  tier: 'tier',
  health: 'health',
  nextStep: 'nextStep',
  lastContactAt: 'lastContact',
  createdAt: 'created',
  updatedAt: 'updated',
};

/** All accounts. */
export function AccountList() {
  const text = useText();
  const [state, change] = useListState(usual);
  const [opened] = useUrlState<{ new: unknown }>({ new: '' });
  const fresh = useNewAccount(String(opened.new) === '1');
  const { conditions, query } = useSelection('account', state);
  const { shown, choose } = useShownColumns('accounts');
  const columns = useAccountColumns();
  const fields = accountFieldsOf(
    shown ?? columns.filter((column) => !column.hidden).map((column) => column.key),
  );
  const list = useInfiniteQuery({
    ...api.account.list.pages({ query: { ...query, sort: state.sort, fields, limit: pageSize } }),
    placeholderData: (before) => before,
  });
  const total = useQuery({ ...api.account.total.query({ query }), placeholderData: (before) => before });
  useLiveRefresh(['account'], [api.account.list.key(), api.account.total.key(), api.account.counts.key()]);
  return (
    <ListScreen
      kind="account"
      title={text('web.list.accounts')}
      icon="building"
      search={text('web.list.searchAccounts')}
      emptyText={text('web.list.emptyAccounts')}
      newLabel={text('web.list.newAccount')}
      onNew={fresh.ask}
      actions={<OwedLink />}
      usual={usual}
      state={state}
      onChange={change}
      sortNames={sortNames}
      filterFields={useAccountFilters()}
      conditions={conditions}
      columns={columns}
      shown={shown}
      onShown={choose}
      list={list}
      total={total.data}
      exportUrl={(format, only) =>
        api.account.export.url({ query: { ...query, sort: state.sort, format, ...(only && { fields }) } })
      }
      pills={<TierPills filter={state.filter} onChange={(filter) => change({ filter })} />}
      panel={fresh.panel}
    />
  );
}
