import type { ReactNode } from 'react';
import { Icon } from '../icons.tsx';
import { useUiText } from '../text.ts';

/** What can be done with the chosen rows; takes the table's foot while any are chosen. */
export function BulkBar({
  count,
  onClear,
  children,
}: {
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  const text = useUiText();
  return (
    <div className="y-bulkbar" role="toolbar">
      <b aria-live="polite">{text('table.selected', { count })}</b>
      <div className="y-row y-gap-s">{children}</div>
      <button
        type="button"
        className="y-iconbutton"
        onClick={onClear}
        aria-label={text('table.clearSelection')}
      >
        <Icon name="close" size={15} />
      </button>
    </div>
  );
}
