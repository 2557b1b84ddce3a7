import Popover from 'antd/es/popover';
import { Icon } from '../icons.tsx';
import { useUiText } from '../text.ts';

type ColumnChoiceProps = {
  columns: readonly { key: string; title: string; fixed?: boolean }[];
  shown: ReadonlySet<string>;
  onChange: (shown: string[]) => void;
};

/** Which columns are shown. */
export function ColumnChoice({ columns, shown, onChange }: ColumnChoiceProps) {
  const text = useUiText();
  const list = (
    <div className="y-stack y-gap-xs y-column-choice">
      {columns.map(({ key, title, fixed }) => (
        <label key={key} className="y-check">
          <input
            type="checkbox"
            checked={shown.has(key)}
            disabled={fixed}
            onChange={(event) =>
              onChange(
                columns
                  .filter((c) => (c.key === key ? event.target.checked : shown.has(c.key)))
                  .map((c) => c.key),
              )
            }
          />
          {title}
        </label>
      ))}
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={list} arrow={false}>
      <button
        type="button"
        className="y-iconbutton"
        aria-label={text('table.chooseColumns')}
        title={text('table.columns')}
      >
        <Icon name="columns" size={15} />
      </button>
    </Popover>
  );
}
