import { Icon } from '../../ui/icons.tsx';
import type { Layout } from './list-state.ts';
import { useRecordText } from './text.ts';

type LayoutSwitchProps<L extends Layout> = {
  layouts: readonly L[];
  layout: Layout;
  onChange: (layout: L) => void;
};

/** The same records as a table, on a board, in a calendar. */
export function LayoutSwitch<L extends Layout>({ layouts, layout, onChange }: LayoutSwitchProps<L>) {
  const text = useRecordText();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar's group; a fieldset would draw a legend
    <div className="y-switch" role="group" aria-label={text('layout.title')}>
      {layouts.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === layout}
          aria-label={text(`layout.${one}`)}
          title={text(`layout.${one}`)}
          onClick={() => onChange(one)}
        >
          <Icon name={one} />
        </button>
      ))}
    </div>
  );
}
