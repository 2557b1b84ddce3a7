import Button from 'antd/es/button';
import { type ReactNode, Suspense, useState } from 'react';
import type { Filter } from '../../../ui/filter/filter.ts';
import { useFormat } from '../../../ui/format-context.tsx';
import { useShortcut } from '../../../ui/keyboard.ts';
import { Key } from '../../../ui/tag.tsx';
import { useRecordText } from '../text.ts';

/** What a change to many is for: these records, or all that the list selects. */
export type BulkTarget =
  | { ids: string[] }
  | { filter: { field: string; operator: Filter['operator']; values: string[] }[]; q?: string };

/** What is chosen in a list. */
export type Chosen = {
  ids: ReadonlySet<string>;
  /** So many rows the list has loaded. */
  loaded: number;
  /** So many it selects, as far as that is known. */
  total: { total: number; exact: boolean } | undefined;
  conditions: readonly Filter[];
  q: string;
};

/** What a kind of record shows to change the chosen ones: one field, first of all `field`. */
export type BulkEditor = { field: string; target: BulkTarget; onClose: () => void; onDone: () => void };

type BulkActsProps = {
  chosen: Chosen;
  /** Fields that have a button of their own. */
  quick: readonly { field: string; label: string }[];
  /** The field the editing begins with. */
  first: string;
  /** Opens the editing at once. */
  begin?: boolean;
  editor: (editing: BulkEditor) => ReactNode;
  onDone: () => void;
};

/** What can be done with the chosen records; E edits them. */
export function BulkActs({ chosen, quick, first, begin = false, editor, onDone }: BulkActsProps) {
  const text = useRecordText();
  const format = useFormat();
  const [editing, setEditing] = useState<string | null>(begin ? first : null);
  const [everything, setEverything] = useState(false);
  useShortcut('e', () => setEditing(first));
  const { ids, loaded, total, conditions, q } = chosen;
  const all = loaded > 0 && ids.size >= loaded ? total : undefined;
  const more = all && (!all.exact || all.total > ids.size) ? all : null;
  const target: BulkTarget =
    everything && more !== null
      ? { filter: conditions.map((one) => ({ ...one, values: [...one.values] })), ...(q && { q }) }
      : { ids: [...ids] };
  return (
    <>
      {quick.map(({ field, label }) => (
        <Button key={field} size="small" onClick={() => setEditing(field)}>
          {label}
        </Button>
      ))}
      <Button size="small" onClick={() => setEditing(first)} aria-keyshortcuts="e">
        {text('bulk.edit')} <Key>E</Key>
      </Button>
      {more && (
        <label className="y-check">
          <input
            type="checkbox"
            checked={everything}
            onChange={(event) => setEverything(event.target.checked)}
          />
          {text(more.exact ? 'bulk.allMatching' : 'bulk.allAbout', { total: format.number(more.total) })}
        </label>
      )}
      {editing !== null && (
        <Suspense>
          {editor({
            field: editing,
            target,
            onClose: () => setEditing(null),
            onDone: () => {
              setEditing(null);
              onDone();
            },
          })}
        </Suspense>
      )}
    </>
  );
}
