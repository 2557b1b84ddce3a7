import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Filter } from '../../ui/filter/filter.ts';
import { api } from '../api/client.ts';
import { reachOf, useSession } from '../session.ts';
import { filtersIn } from './filters-in.ts';
import { type ListDefinition, type ListState, layoutIn } from './list-state.ts';
import type { SavedView } from './saved-view.ts';
import { useRecordText } from './text.ts';
import { useKeepView } from './use-keep-view.ts';
import { ViewSettings } from './view-settings.tsx';

type ViewTabsProps = {
  /** Whose views: `lead`. */
  subject: string;
  /** The list's name. */
  label: string;
  /** Who may read everybody's has a view of their own. */
  permission: string;
  usual: ListDefinition;
  state: ListState;
  /** The columns chosen now; kept with a view. */
  columns: readonly string[] | undefined;
  onOpen: (view: string, definition: Partial<ListDefinition>, columns: string[] | undefined) => void;
  /** A view was kept or went away: it is now the one that is open. */
  onKept: (view: string) => void;
};

const mine: readonly Filter[] = [{ field: 'owner', operator: 'anyOf', values: ['me'] }];

/** Views of the list as tabs: all, mine, one's own and those that others share. */
export function ViewTabs({
  subject,
  label,
  permission,
  usual,
  state,
  columns,
  onOpen,
  onKept,
}: ViewTabsProps) {
  const text = useRecordText();
  const session = useSession();
  const { data } = useQuery(api.savedView.list.query({ query: { subject } }));
  const keep = useKeepView(subject);
  const [naming, setNaming] = useState(false);
  const views = data?.items ?? [];
  const open = views.find((view) => view.id === state.view);
  const isOwn = open?.ownerId === session.person.id;
  const now = { ...definitionOf(state), ...(columns && { columns: [...columns] }) };
  const builtIn = reachOf(session, permission) === 'own' ? [] : [{ id: 'mine', filter: mine }];
  const base = open ? readDefinition(open, usual) : { ...usual, filter: state.view === 'mine' ? mine : [] };
  const isChanged = JSON.stringify(definitionOf(state)) !== JSON.stringify(definitionOf(base));
  const openView = (view: SavedView) => {
    const chosen = view.definition.columns;
    onOpen(view.id, readDefinition(view, usual), Array.isArray(chosen) ? (chosen as string[]) : undefined);
  };
  return (
    <div className="y-views">
      <div role="tablist" aria-label={label}>
        <ViewTab on={state.view === 'all'} onPress={() => onOpen('all', {}, undefined)}>
          {text('list.all')}
        </ViewTab>
        {builtIn.map(({ id, filter }) => (
          <ViewTab key={id} on={state.view === id} onPress={() => onOpen(id, { filter }, undefined)}>
            {text('list.mine')}
          </ViewTab>
        ))}
        {views.map((view) => (
          <ViewTab
            key={view.id}
            on={view.id === state.view}
            onPress={() => openView(view)}
            {...(view.ownerId !== session.person.id && {
              title: text('view.by', { name: view.ownerName ?? '' }),
            })}
          >
            {view.name}
          </ViewTab>
        ))}
      </div>
      {open && isOwn && (
        <ViewSettings
          label={text('view.settings')}
          icon="settings"
          name={open.name}
          shared={open.shared}
          submit={text('view.keep')}
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
              {text('view.save')}
            </button>
          )}
          {open && (
            <button type="button" className="y-textbutton" onClick={() => openView(open)}>
              {text('view.reset')}
            </button>
          )}
          <ViewSettings
            label={text('view.saveAs')}
            name=""
            shared={null}
            submit={text('view.create')}
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
function readDefinition({ definition }: SavedView, usual: ListDefinition): ListDefinition {
  const { q, sort, layout } = definition;
  return {
    filter: filtersIn(definition.filter),
    q: typeof q === 'string' ? q : '',
    sort: typeof sort === 'string' ? sort : usual.sort,
    layout: layoutIn(layout),
  };
}
