import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import type { Filter } from '../../../../ui/filter/filter.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { Key } from '../../../../ui/tag.tsx';
import { useMay } from '../../../../web/session.ts';
import { useText } from '../text.ts';

const BulkEdit = lazy(() => import('./bulk-edit.tsx').then((m) => ({ default: m.BulkEdit })));

/** What a bulk change is for: these leads, or all that the list selects. */
export type BulkTarget =
  | { ids: string[] }
  | { filter: { field: string; operator: Filter['operator']; values: string[] }[]; q?: string };

type BulkActsProps = {
  ids: ReadonlySet<string>;
  /** How many the list selects, once all that is loaded is chosen; else null. */
  all: { total: number; exact: boolean } | null;
  conditions: readonly Filter[];
  q: string;
  /** Opens the editing at once. */
  begin?: boolean;
  onDone: () => void;
};

/** What can be done with the chosen leads. */
export function BulkActs({ ids, all, conditions, q, begin = false, onDone }: BulkActsProps) {
  const text = useText();
  const format = useFormat();
  const may = useMay();
  const [editing, setEditing] = useState<string | null>(begin ? 'region' : null);
  const [everything, setEverything] = useState(false);
  useShortcut('e', () => setEditing('region'));
  const more = all !== null && (!all.exact || all.total > ids.size) ? all : null;
  const isAll = everything && more !== null;
  const target: BulkTarget = isAll
    ? { filter: conditions.map((one) => ({ ...one, values: [...one.values] })), ...(q && { q }) }
    : { ids: [...ids] };
  return (
    <>
      {may('leads.assign') && (
        <Button size="small" onClick={() => setEditing('ownerId')}>
          {text('web.bulk.owner')}
        </Button>
      )}
      <Button size="small" onClick={() => setEditing('status')}>
        {text('web.bulk.status')}
      </Button>
      <Button size="small" onClick={() => setEditing('region')} aria-keyshortcuts="e">
        {text('web.bulk.edit')} <Key>E</Key>
      </Button>
      {more && (
        <label className="y-check">
          <input
            type="checkbox"
            checked={everything}
            onChange={(event) => setEverything(event.target.checked)}
          />
          {text(more.exact ? 'web.bulk.allMatching' : 'web.bulk.allAbout', {
            total: format.number(more.total),
          })}
        </label>
      )}
      {editing !== null && (
        <Suspense>
          <BulkEdit
            field={editing}
            target={target}
            onClose={() => setEditing(null)}
            onDone={() => {
              setEditing(null);
              onDone();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
