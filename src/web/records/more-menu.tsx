import Button from 'antd/es/button';
import Popover from 'antd/es/popover';
import { useState } from 'react';
import { Icon, type IconName } from '../../ui/icons.tsx';

type MoreMenuProps = { label: string; items: readonly [IconName, string, () => void][] };

/** Acts of a record that are seldom wanted, behind three dots. */
export function MoreMenu({ label, items }: MoreMenuProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="y-menu">
          {items.map(([icon, words, act]) => (
            <button
              key={words}
              type="button"
              className="y-menuitem"
              onClick={() => {
                setOpen(false);
                act();
              }}
            >
              <Icon name={icon} size={14} /> {words}
            </button>
          ))}
        </div>
      }
    >
      <Button aria-label={label} title={label}>
        <Icon name="more" />
      </Button>
    </Popover>
  );
}
