import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import type { Filter } from '../../../../ui/filter/filter.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { Key } from '../../../../ui/tag.tsx';
import { useMay } from '../../../../web/session.ts';
import { useText } from '../text.ts';

const BulkEdit = lazy(() => import('./bulk-edit.tsx').then((m) => ({ default: m.BulkEdit })));

/** What a bulk change is for: these opportunities, or all that the list selects. */
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

/** What can be done with the chosen opportunities. */
export function BulkActs({ ids, all, conditions, q, begin = false, onDone }: BulkActsProps) {
  const text = useText();
  const format = useFormat();
  const may = useMay();
  const [editing, setEditing] = useState<string | null>(begin ? 'expectedClose' : null);
  const [everything, setEverything] = useState(false);
  useShortcut('e', () => setEditing('expectedClose'));
  const more = all !== null && (!all.exact || all.total > ids.size) ? all : null;
  const target: BulkTarget =
    everything && more !== null
      ? { filter: conditions.map((one) => ({ ...one, values: [...one.values] })), ...(q && { q }) }
      : { ids: [...ids] };
  return (
    <>
      {may('pipeline.assign') && (
        <Button size="small" onClick={() => setEditing('ownerId')}>
          {text('web.bulk.owner')}
        </Button>
      )}
      <Button size="small" onClick={() => setEditing('stageId')}>
        {text('web.bulk.stage')}
      </Button>
      <Button size="small" onClick={() => setEditing('expectedClose')} aria-keyshortcuts="e">
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
