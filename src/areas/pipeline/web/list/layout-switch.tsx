import { Icon } from '../../../../ui/icons.tsx';
import type { Layout } from '../../../../web/records/list-state.ts';
import { useText } from '../text.ts';

const layouts = ['table', 'board', 'calendar'] as const satisfies readonly Layout[];

/** Table, board or calendar. */
export function LayoutSwitch({ layout, onChange }: { layout: Layout; onChange: (layout: Layout) => void }) {
  const text = useText();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar's group; a fieldset would draw a legend
    <div className="y-switch" role="group" aria-label={text('web.list.layout')}>
      {layouts.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === layout}
          aria-label={text(`web.list.${one}`)}
          title={text(`web.list.${one}`)}
          onClick={() => onChange(one)}
        >
          <Icon name={one} />
        </button>
      ))}
    </div>
  );
}
