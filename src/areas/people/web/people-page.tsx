import { useInfiniteQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useMemo, useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { useNow } from '../../../ui/format-context.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { useShortcut } from '../../../ui/keyboard.ts';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { Key } from '../../../ui/tag.tsx';
import { api } from '../../../web/api/client.ts';
import { useLiveRefresh } from '../../../web/live.ts';
import { tableReading } from '../../../web/records/reading.ts';
import { useUrlState } from '../../../web/route-hooks.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { peopleColumns } from './people-columns.tsx';
import { PeopleTabs } from './people-tabs.tsx';
import { PersonPanel } from './person-panel.tsx';
import type { Person } from './shapes.ts';
import { useRoleChoices, useTeamChoices } from './use-choices.ts';
import { usePeopleText } from './words.ts';

const states = ['active', 'invited', 'left'] as const;
type State = Person['state'];

const nothing: {
  q: string;
  team: string | null;
  role: string | null;
  state: State | null;
  person: string | null;
  invite: unknown;
} = { q: '', team: null, role: null, state: null, person: null, invite: null };

/** Everyone who works here, was invited, or has left. */
export function PeoplePage() {
  const text = usePeopleText();
  const now = useNow(600_000);
  const [url, setUrl] = useUrlState(nothing);
  const filter = {
    ...(url.q && { q: String(url.q) }),
    ...(url.team && { teamId: url.team }),
    ...(url.role && { roleId: url.role }),
    ...(url.state && { state: url.state }),
  };
  const people = useInfiniteQuery(api.people.list.pages({ query: { limit: 200, ...filter } }));
  useLiveRefresh(['person', 'team', 'role'], [api.people.list.key(), api.people.read.key()]);
  useShortcut('i', () => setUrl({ invite: 1 }));
  const rows = people.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useMemo(() => peopleColumns(text, now), [text, now]);
  const [shown, setShown] = useState<string[] | undefined>();
  const filtered = Object.keys(filter).length > 0;
  const invite = () => setUrl({ invite: 1 });
  return (
    <Page
      fill
      title={text('web.title')}
      actions={
        <Button type="primary" onClick={invite}>
          {text('web.invite')} <Key>I</Key>
        </Button>
      }
      toolbar={
        <>
          <PeopleTabs />
          <Filters url={url} onChange={setUrl} />
        </>
      }
    >
      <DataTable
        label={text('web.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        {...tableReading(people)}
        {...(!people.hasNextPage && people.data && { total: { count: rows.length, estimated: false } })}
        {...(shown && { shownColumns: shown })}
        onShownColumns={setShown}
        onOpen={(row) => setUrl({ person: row.id })}
        empty={
          filtered ? (
            <EmptyState
              icon="search"
              action={
                <Button onClick={() => setUrl({ q: '', team: null, role: null, state: null })}>
                  {text('web.clear')}
                </Button>
              }
            >
              {text('web.nobody')}
            </EmptyState>
          ) : (
            <EmptyState
              icon="people"
              action={
                <Button type="primary" onClick={invite}>
                  {text('web.invite')}
                </Button>
              }
            >
              {text('web.empty')}
            </EmptyState>
          )
        }
      />
      <Dialog
        open={url.person !== null}
        onClose={() => setUrl({ person: null })}
        label={text('web.title')}
        place="side"
      >
        {url.person && (
          <PersonPanel key={url.person} id={url.person} onClose={() => setUrl({ person: null })} />
        )}
      </Dialog>
      <InviteDialog open={url.invite !== null} onClose={() => setUrl({ invite: null })} />
    </Page>
  );
}

type FiltersProps = { url: typeof nothing; onChange: (change: Partial<typeof nothing>) => void };

function Filters({ url, onChange }: FiltersProps) {
  const text = usePeopleText();
  const common = { allowClear: true, popupMatchSelectWidth: false, className: 'y-people-filter' } as const;
  const search = { showSearch: { optionFilterProp: 'label' } } as const;
  return (
    <div className="y-filterbar">
      <label className="y-searchbox">
        <Icon name="search" size={15} />
        <input
          type="search"
          aria-label={text('web.search')}
          placeholder={text('web.search')}
          defaultValue={String(url.q)}
          onChange={(event) => onChange({ q: event.target.value.trim() })}
        />
      </label>
      <Select
        {...common}
        {...search}
        aria-label={text('web.columns.team')}
        placeholder={text('web.anyTeam')}
        value={url.team}
        options={useTeamChoices()}
        onChange={(team: string | undefined) => onChange({ team: team ?? null })}
      />
      <Select
        {...common}
        {...search}
        aria-label={text('web.columns.role')}
        placeholder={text('web.anyRole')}
        value={url.role}
        options={useRoleChoices().map(({ value, label }) => ({ value, label }))}
        onChange={(role: string | undefined) => onChange({ role: role ?? null })}
      />
      <Select
        {...common}
        aria-label={text('web.columns.state')}
        placeholder={text('web.anyState')}
        value={url.state}
        options={states.map((value) => ({ value, label: text(`states.${value}`) }))}
        onChange={(state: State | undefined) => onChange({ state: state ?? null })}
      />
    </div>
  );
}
