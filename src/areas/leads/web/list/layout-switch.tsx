import { Icon } from '../../../../ui/icons.tsx';
import { useText } from '../text.ts';
import type { Layout } from './use-list-state.ts';

const layouts = ['table', 'board'] as const;

/** Table or board. */
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
