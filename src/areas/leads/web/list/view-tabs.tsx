import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Filter } from '../../../../ui/filter/filter.ts';
import { api } from '../../../../web/api/client.ts';
import { reachOf, useSession } from '../../../../web/session.ts';
import type { SavedView } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import { filtersIn } from './list-address.ts';
import { useKeepView } from './use-keep-view.ts';
import type { ListDefinition } from './use-list-state.ts';
import { usualDefinition } from './use-list-state.ts';
import { ViewSettings } from './view-settings.tsx';

type ViewTabsProps = {
  state: ListDefinition & { view: string };
  /** The columns chosen now; kept with a view. */
  columns: readonly string[] | undefined;
  onOpen: (view: string, definition: Partial<ListDefinition>, columns: string[] | undefined) => void;
  /** A view was kept or went away: it is now the one that is open. */
  onKept: (view: string) => void;
};

const mine: readonly Filter[] = [{ field: 'owner', operator: 'anyOf', values: ['me'] }];

/** Views of the list as tabs: all, mine, one's own and those that others share. */
export function ViewTabs({ state, columns, onOpen, onKept }: ViewTabsProps) {
  const text = useText();
  const session = useSession();
  const { data } = useQuery(api.savedView.list.query({ query: { subject: 'lead' } }));
  const keep = useKeepView();
  const [naming, setNaming] = useState(false);
  const views = data?.items ?? [];
  const open = views.find((view) => view.id === state.view);
  const isOwn = open?.ownerId === session.person.id;
  const now = { ...definitionOf(state), ...(columns && { columns: [...columns] }) };
  const builtIn = reachOf(session, 'leads.read') === 'own' ? [] : [{ id: 'mine', filter: mine }];
  const base = open
    ? readDefinition(open)
    : { ...usualDefinition, filter: state.view === 'mine' ? mine : [] };
  const isChanged = JSON.stringify(definitionOf(state)) !== JSON.stringify(definitionOf(base));
  const openView = (view: SavedView) => {
    const chosen = view.definition.columns;
    onOpen(view.id, readDefinition(view), Array.isArray(chosen) ? (chosen as string[]) : undefined);
  };
  return (
    <div className="lead-views">
      <div role="tablist" aria-label={text('web.list.title')}>
        <ViewTab on={state.view === 'all'} onPress={() => onOpen('all', {}, undefined)}>
          {text('web.list.all')}
        </ViewTab>
        {builtIn.map(({ id, filter }) => (
          <ViewTab key={id} on={state.view === id} onPress={() => onOpen(id, { filter }, undefined)}>
            {text('web.list.mine')}
          </ViewTab>
        ))}
        {views.map((view) => (
          <ViewTab
            key={view.id}
            on={view.id === state.view}
            onPress={() => openView(view)}
            {...(view.ownerId !== session.person.id && {
              title: text('web.view.by', { name: view.ownerName ?? '' }),
            })}
          >
            {view.name}
          </ViewTab>
        ))}
      </div>
      {open && isOwn && (
        <ViewSettings
          label={text('web.view.settings')}
          icon="settings"
          name={open.name}
          shared={open.shared}
          submit={text('web.act.save')}
          onSubmit={(name, shared) => keep.change(open, { name, shared })}
          onDelete={() => {
            onKept('all');
            void keep.remove(open, () => onKept(open.id));
          }}
        />
      )}
      {isChanged && (
        <>
          {open && isOwn && (
            <button
              type="button"
              className="y-textbutton"
              onClick={() => void keep.change(open, { definition: now })}
            >
              {text('web.view.save')}
            </button>
          )}
          {open && (
            <button type="button" className="y-textbutton" onClick={() => openView(open)}>
              {text('web.view.reset')}
            </button>
          )}
          <ViewSettings
            label={text('web.view.saveAs')}
            name=""
            shared={null}
            submit={text('web.view.create')}
            open={naming}
            onOpenChange={setNaming}
            onSubmit={async (name, shared) => onKept((await keep.create(name, shared, now)).id)}
          />
        </>
      )}
    </div>
  );
}

type ViewTabProps = { on: boolean; title?: string; onPress: () => void; children: string };

function ViewTab({ on, title, onPress, children }: ViewTabProps) {
  return (
    <button type="button" role="tab" aria-selected={on} title={title} onClick={onPress}>
      {children}
    </button>
  );
}

/** Only what a view keeps, in one order, so that two can be compared. */
function definitionOf({ filter, q, sort, layout }: ListDefinition): ListDefinition {
  return { filter, q, sort, layout };
}

/** A view's definition, whoever wrote it. */
function readDefinition({ definition }: SavedView): ListDefinition {
  const { q, sort, layout } = definition;
  return {
    filter: filtersIn(definition.filter),
    q: typeof q === 'string' ? q : '',
    sort: typeof sort === 'string' ? sort : usualDefinition.sort,
    layout: layout === 'board' ? 'board' : 'table',
  };
}
