import { useDraggable, useDroppable } from '@dnd-kit/core';
import Popover from 'antd/es/popover';
import Select from 'antd/es/select';
import { useState } from 'react';
import { Icon } from '../../../ui/icons.tsx';
import { InlineText } from '../../../ui/inline-edit/inline-edit.tsx';
import { Link } from '../../../ui/link.tsx';
import type { Team } from './shapes.ts';
import type { TeamActs } from './use-team-acts.ts';
import { usePeopleText } from './words.ts';

type TeamRowProps = {
  team: Team;
  depth: number;
  /** Names of the teams above. */
  path: readonly string[];
  hasBelow: boolean;
  /** The team being dragged, if any. */
  held: Team | null;
  /** Whether this team takes the one that is held. */
  takes: boolean;
  /** Where it may be moved to, by choosing. */
  places: readonly { id: string; label: string }[];
  acts: TeamActs;
  onAdd: () => void;
  onKeyMove: (direction: 'in' | 'out') => void;
};

/** One team in the tree. */
export function TeamRow(props: TeamRowProps) {
  const { team, depth, path, held, takes, acts } = props;
  const text = usePeopleText();
  const drag = useDraggable({ id: team.id });
  const place = useDroppable({ id: team.id, disabled: !takes });
  const state = place.isOver && takes ? ' y-team-over' : held?.id === team.id ? ' y-team-away' : '';
  return (
    <div
      ref={place.setNodeRef}
      className={`y-team${state}`}
      style={{ paddingInlineStart: 12 + depth * 28 }}
      title={path.join(' / ')}
    >
      <button
        {...drag.listeners}
        ref={drag.setNodeRef}
        type="button"
        className="y-iconbutton y-grip"
        aria-label={text('web.teams.move', { team: team.name })}
        aria-keyshortcuts="Alt+ArrowRight Alt+ArrowLeft"
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
          event.preventDefault();
          props.onKeyMove(event.key === 'ArrowRight' ? 'in' : 'out');
        }}
      >
        <Icon name="menu" size={14} />
      </button>
      <div className="y-team-name">
        <InlineText
          label={text('web.teams.name')}
          value={team.name}
          check={(name) => (name === null ? text('web.required') : null)}
          currentOf={(current) => (current as Team).name}
          onSave={(name, over) => acts.rename(team, name ?? '', over)}
        />
        {team.leaders.length > 0 && (
          <span className="y-quiet">
            {text('web.teams.leaders', { names: team.leaders.map((one) => one.name).join('、') })}
          </span>
        )}
      </div>
      <Link to={`/people?team=${team.id}`} title={text('web.teams.see')}>
        {text('web.teams.people', { count: team.people })}
      </Link>
      <TeamMenu {...props} />
    </div>
  );
}

function TeamMenu({ team, hasBelow, places, acts, onAdd }: TeamRowProps) {
  const text = usePeopleText();
  const [open, setOpen] = useState(false);
  const [moving, setMoving] = useState(false);
  const close = () => {
    setOpen(false);
    setMoving(false);
  };
  const then = (act: () => void) => () => {
    close();
    act();
  };
  const full = hasBelow || team.people > 0;
  const top = team.parentId === null ? [] : [{ value: '', label: text('web.teams.top') }];
  const menu = moving ? (
    <Select
      autoFocus
      defaultOpen
      showSearch={{ optionFilterProp: 'label' }}
      className="y-wide y-filter-editor"
      aria-label={text('web.teams.moveTo')}
      placeholder={text('web.teams.moveTo')}
      options={[...top, ...places.map(({ id, label }) => ({ value: id, label }))]}
      onChange={(id: string) => then(() => acts.move(team, id === '' ? null : id))()}
    />
  ) : (
    <div className="y-menu">
      <button type="button" className="y-menuitem" onClick={then(onAdd)}>
        <Icon name="plus" /> {text('web.teams.addBelow', { team: team.name })}
      </button>
      <button type="button" className="y-menuitem" onClick={() => setMoving(true)}>
        <Icon name="merge" /> {text('web.teams.moveTo')}
      </button>
      <button
        type="button"
        className="y-menuitem"
        disabled={full}
        title={full ? text('web.teams.notEmpty') : undefined}
        onClick={then(() => acts.remove(team))}
      >
        <Icon name="trash" /> {text('web.teams.delete')}
        {full && <span className="y-quiet">{text('web.teams.notEmpty')}</span>}
      </button>
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      content={menu}
    >
      <button
        type="button"
        className="y-iconbutton"
        aria-label={text('web.teams.actions', { team: team.name })}
      >
        <Icon name="more" />
      </button>
    </Popover>
  );
}

/** Where a team is dropped to stand on the highest level. */
export function TopPlace() {
  const text = usePeopleText();
  const place = useDroppable({ id: 'top' });
  return (
    <div ref={place.setNodeRef} className={`y-team y-team-top${place.isOver ? ' y-team-over' : ''}`}>
      <Icon name="up" />
      <span className="y-quiet">{text('web.teams.top')}</span>
    </div>
  );
}
