import { type KeyboardEvent, useId, useState } from 'react';
import { Dialog } from '../dialog.tsx';
import { Icon } from '../icons.tsx';
import { Key } from '../tag.tsx';
import { useUiText } from '../text.ts';
import {
  matchingCommands,
  type PaletteGroup,
  type PaletteItem,
  type PaletteSource,
} from './palette-source.ts';
import { usePaletteSearch } from './use-palette-search.ts';

type CommandPaletteProps = {
  open: boolean;
  onClose: () => void;
  commands: readonly PaletteItem[];
  /** Keep this array the same between renders: a new one searches again. */
  sources: readonly PaletteSource[];
};

/** Go anywhere and do anything by typing: records from the sources, then commands. */
export function CommandPalette({ open, onClose, ...rest }: CommandPaletteProps) {
  const text = useUiText();
  return (
    <Dialog open={open} onClose={onClose} label={text('palette.title')} place="top">
      <PaletteBody onClose={onClose} {...rest} />
    </Dialog>
  );
}

function PaletteBody({ onClose, commands, sources }: Omit<CommandPaletteProps, 'open'>) {
  const text = useUiText();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const { groups: hits, busy } = usePaletteSearch(sources, query);
  const matches = matchingCommands(commands, query);
  const groups: PaletteGroup[] = [...hits];
  if (matches.length > 0) groups.push({ id: 'commands', label: text('palette.commands'), items: matches });
  const items = groups.flatMap((group) => group.items);
  const at = Math.min(active, Math.max(0, items.length - 1));

  const run = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && items.length > 0) setActive((at + step + items.length) % items.length);
    else if (event.key === 'Enter') run(items[at]);
    else return;
    event.preventDefault();
  };

  return (
    <div className="y-palette">
      <div className="y-palette-field">
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: a palette is opened to type into it
          autoFocus
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={items[at] ? `${listId}-${at}` : undefined}
          aria-label={text('palette.title')}
          placeholder={text('palette.placeholder')}
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
        />
        {busy && <span className="y-quiet">{text('palette.searching')}</span>}
      </div>
      <div className="y-palette-list" role="listbox" id={listId}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group inside a listbox; a fieldset may not stand there
          <div key={group.id} role="group" aria-label={group.label}>
            <div className="y-palette-group">{group.label}</div>
            {group.items.map((item) => {
              const index = items.indexOf(item);
              return (
                <PaletteLine
                  key={item.id}
                  id={`${listId}-${index}`}
                  item={item}
                  active={index === at}
                  onPoint={() => setActive(index)}
                  onRun={() => run(item)}
                />
              );
            })}
          </div>
        ))}
        {items.length === 0 && !busy && (
          <div className="y-palette-nothing">
            {text('palette.nothing', { query })}
            <span className="y-note">{text('palette.nothingHint')}</span>
          </div>
        )}
      </div>
      <div className="y-palette-hint">{text('palette.hint')}</div>
    </div>
  );
}

type PaletteLineProps = {
  id: string;
  item: PaletteItem;
  active: boolean;
  onPoint: () => void;
  onRun: () => void;
};

function PaletteLine({ id, item, active, onPoint, onRun }: PaletteLineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text field above holds the focus and handles the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={active ? 'y-palette-item y-on' : 'y-palette-item'}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerMove={onPoint}
      onClick={onRun}
    >
      <Icon name={item.icon ?? 'right'} size={15} />
      <span className="y-palette-label">{item.label}</span>
      {item.detail && <span className="y-quiet y-palette-detail">{item.detail}</span>}
      {item.shortcut && <Key>{item.shortcut}</Key>}
    </div>
  );
}
