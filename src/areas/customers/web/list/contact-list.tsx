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
import { useNewContact } from '../new/use-new.tsx';
import { useText } from '../text.ts';
import { contactFieldsOf, useContactColumns } from './contact-columns.tsx';
import { ListScreen } from './list-screen.tsx';
import { useContactFilters } from './use-filter-fields.ts';

const usual = usualDefinition('-created');
const pageSize = 50;
const sortNames: SortNames = {
  name: 'name',
  lastContactAt: 'lastContact',
  createdAt: 'created',
  updatedAt: 'updated',
};

/** All contacts. */
export function ContactList() {
  const text = useText();
  const [state, change] = useListState(usual);
  const [opened] = useUrlState<{ new: unknown }>({ new: '' });
  const fresh = useNewContact(null, String(opened.new) === '1');
  const { conditions, query } = useSelection('contact', state);
  const { shown, choose } = useShownColumns('contacts');
  const columns = useContactColumns();
  const fields = contactFieldsOf(
    shown ?? columns.filter((column) => !column.hidden).map((column) => column.key),
  );
  const list = useInfiniteQuery({
    ...api.contact.list.pages({ query: { ...query, sort: state.sort, fields, limit: pageSize } }),
    placeholderData: (before) => before,
  });
  const total = useQuery({ ...api.contact.total.query({ query }), placeholderData: (before) => before });
  useLiveRefresh(['contact'], [api.contact.list.key(), api.contact.total.key()]);
  return (
    <ListScreen
      kind="contact"
      title={text('web.list.contacts')}
      icon="people"
      search={text('web.list.searchContacts')}
      emptyText={text('web.list.emptyContacts')}
      newLabel={text('web.list.newContact')}
      onNew={fresh.ask}
      usual={usual}
      state={state}
      onChange={change}
      sortNames={sortNames}
      filterFields={useContactFilters()}
      conditions={conditions}
      columns={columns}
      shown={shown}
      onShown={choose}
      list={list}
      total={total.data}
      exportUrl={(format, only) =>
        api.contact.export.url({ query: { ...query, sort: state.sort, format, ...(only && { fields }) } })
      }
      panel={fresh.panel}
    />
  );
}
