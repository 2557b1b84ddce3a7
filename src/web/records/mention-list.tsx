import type { Mentionable } from './mention.ts';

/** Whom one may mention, under the box in which one writes; the arrow keys in the box move through it. */
export function MentionList({
  id,
  label,
  people,
  at,
  onChoose,
}: {
  id: string;
  label: string;
  people: readonly Mentionable[];
  at: number;
  onChoose: (one: Mentionable) => void;
}) {
  return (
    <div id={id} role="listbox" aria-label={label} className="y-mentions">
      {people.map((one, place) => (
        <div
          key={one.id}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          className={place === at ? 'y-on' : undefined}
          // Before the box loses the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(one);
          }}
        >
          {one.name}
        </div>
      ))}
    </div>
  );
}
