import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { commandKey } from './keyboard.ts';
import { Key } from './tag.tsx';
import { useUiText } from './text.ts';

export type Shortcut = { key: string; does: string };
export type ShortcutGroup = { title: string; keys: readonly Shortcut[] };

/** Every shortcut in one table, opened by `?`. @param more those of the areas that work anywhere @param places those of single pages */
export function ShortcutHelp({
  open,
  onClose,
  more = [],
  places = [],
}: {
  open: boolean;
  onClose: () => void;
  more?: readonly Shortcut[];
  places?: readonly ShortcutGroup[];
}) {
  const text = useUiText();
  const groups: ShortcutGroup[] = [
    {
      title: text('shortcuts.anywhere'),
      keys: [
        { key: `${commandKey} K`, does: text('shortcuts.palette') },
        { key: '/', does: text('shortcuts.palette') },
        { key: `${commandKey} Z`, does: text('undo.undo') },
        { key: '?', does: text('shortcuts.help') },
        { key: 'Esc', does: text('shortcuts.escape') },
        ...more,
      ],
    },
    {
      title: text('shortcuts.inLists'),
      keys: [
        { key: 'J', does: text('shortcuts.down') },
        { key: 'K', does: text('shortcuts.up') },
        { key: 'X', does: text('shortcuts.select') },
        { key: '⇧ X', does: text('shortcuts.selectRange') },
        { key: '↵', does: text('shortcuts.open') },
      ],
    },
    {
      title: text('shortcuts.onBoards'),
      keys: [
        { key: text('shortcuts.space'), does: text('shortcuts.take') },
        { key: '← →', does: text('shortcuts.carry') },
      ],
    },
    ...places,
  ];
  return (
    <Dialog open={open} onClose={onClose} label={text('shortcuts.title')}>
      <div className="y-shortcuts">
        <div className="y-row y-between">
          <h2>{text('shortcuts.title')}</h2>
          <button
            type="button"
            className="y-iconbutton"
            aria-label={text('shortcuts.close')}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </div>
        <div className="y-shortcuts-groups">
          {groups.map((group) => (
            <section key={group.title}>
              <h3>{group.title}</h3>
              {group.keys.map(({ key, does }) => (
                <div key={key} className="y-row y-between">
                  {does} <Key>{key}</Key>
                </div>
              ))}
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
