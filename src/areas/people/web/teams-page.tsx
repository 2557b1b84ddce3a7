import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Card } from '../../../ui/layout.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, SkeletonText } from '../../../ui/states.tsx';
import { api } from '../../../web/api/client.ts';
import { useLiveRefresh } from '../../../web/live.ts';
import { NewTeam } from './new-team.tsx';
import { PeopleTabs } from './people-tabs.tsx';
import type { Team } from './shapes.ts';
import { TeamRow, TopPlace } from './team-row.tsx';
import { mayMove, neighbourOf, treeOf } from './team-tree.ts';
import { useTeamActs } from './use-team-acts.ts';
import { usePeopleText } from './words.ts';

/** Teams as a tree: who leads one sees it and all below. Moved by mouse, finger or keyboard. */
export function TeamsPage() {
  const text = usePeopleText();
  const found = useQuery(api.people.teams.query());
  useLiveRefresh(['team', 'person'], [api.people.teams.key()]);
  const [adding, setAdding] = useState<{ below: Team | null } | null>(null);
  const [held, setHeld] = useState<Team | null>(null);
  const acts = useTeamActs();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 6 } }),
  );
  const teams = found.data?.items ?? [];
  const tree = treeOf(teams);
  const drop = ({ over }: DragEndEvent) => {
    const target = over === null ? undefined : over.id === 'top' ? null : String(over.id);
    if (held && target !== undefined && mayMove(teams, held, target)) acts.move(held, target);
    setHeld(null);
  };
  const add = (below: Team | null) => setAdding({ below });
  const form = adding && (
    <NewTeam
      below={adding.below}
      depth={adding.below ? (tree.find(({ team }) => team.id === adding.below?.id)?.depth ?? 0) + 1 : 0}
      onClose={() => setAdding(null)}
    />
  );
  return (
    <Page
      title={text('web.title')}
      toolbar={<PeopleTabs />}
      actions={
        <Button type="primary" onClick={() => add(null)}>
          {text('web.teams.add')}
        </Button>
      }
    >
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonText lines={6} />}
      {found.data && teams.length === 0 && !adding && (
        <EmptyState
          icon="people"
          action={
            <Button type="primary" onClick={() => add(null)}>
              {text('web.teams.add')}
            </Button>
          }
        >
          {text('web.teams.empty')}
        </EmptyState>
      )}
      {(teams.length > 0 || adding) && (
        <DndContext
          sensors={sensors}
          onDragStart={({ active }) => setHeld(teams.find((team) => team.id === active.id) ?? null)}
          onDragEnd={drop}
          onDragCancel={() => setHeld(null)}
        >
          <Card flush>
            {tree.map(({ team, depth, path }) => (
              <div key={team.id}>
                <TeamRow
                  team={team}
                  depth={depth}
                  path={path}
                  hasBelow={teams.some((other) => other.parentId === team.id)}
                  held={held}
                  takes={held !== null && mayMove(teams, held, team.id)}
                  places={tree
                    .filter((place) => mayMove(teams, team, place.team.id))
                    .map((place) => ({
                      id: place.team.id,
                      label: [...place.path, place.team.name].join(' / '),
                    }))}
                  acts={acts}
                  onAdd={() => add(team)}
                  onKeyMove={(direction) => {
                    const target = neighbourOf(tree, team, direction);
                    if (target !== undefined) acts.move(team, target);
                  }}
                />
                {adding?.below?.id === team.id && form}
              </div>
            ))}
            {adding?.below === null && form}
            {/* Below the tree, so that nothing moves under the pointer when a drag begins. */}
            {held?.parentId != null && <TopPlace />}
          </Card>
          <DragOverlay dropAnimation={null}>{held && <div className="y-held">{held.name}</div>}</DragOverlay>
        </DndContext>
      )}
      {teams.length > 1 && <p className="y-note">{text('web.teams.hint')}</p>}
    </Page>
  );
}
