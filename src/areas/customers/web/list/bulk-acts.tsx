import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import type { Filter } from '../../../../ui/filter/filter.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { Key } from '../../../../ui/tag.tsx';
import { useRecordText } from '../../../../web/records/text.ts';
import { useMay } from '../../../../web/session.ts';
import { useText } from '../text.ts';

const BulkEdit = lazy(() => import('./bulk-edit.tsx').then((m) => ({ default: m.BulkEdit })));

/** What a bulk change is for: these records, or all that the list selects. */
export type BulkTarget =
  | { ids: string[] }
  | { filter: { field: string; operator: Filter['operator']; values: string[] }[]; q?: string };

type BulkActsProps = {
  kind: 'account' | 'contact';
  ids: ReadonlySet<string>;
  /** How many the list selects, once all that is loaded is chosen; else null. */
  all: { total: number; exact: boolean } | null;
  conditions: readonly Filter[];
  q: string;
  onDone: () => void;
};

/** What can be done with the chosen records. */
export function BulkActs({ kind, ids, all, conditions, q, onDone }: BulkActsProps) {
  const text = useText();
  const shared = useRecordText();
  const format = useFormat();
  const may = useMay();
  const first = kind === 'account' ? 'region' : 'role';
  const [editing, setEditing] = useState<string | null>(null);
  const [everything, setEverything] = useState(false);
  useShortcut('e', () => setEditing(first));
  const more = all !== null && (!all.exact || all.total > ids.size) ? all : null;
  const target: BulkTarget =
    everything && more !== null
      ? { filter: conditions.map((one) => ({ ...one, values: [...one.values] })), ...(q && { q }) }
      : { ids: [...ids] };
  return (
    <>
      {kind === 'account' && may('customers.assign') && (
        <Button size="small" onClick={() => setEditing('ownerId')}>
          {text('web.list.bulkOwner')}
        </Button>
      )}
      <Button size="small" onClick={() => setEditing(first)} aria-keyshortcuts="e">
        {text('web.list.bulkEdit')} <Key>E</Key>
      </Button>
      {more && (
        <label className="y-check">
          <input
            type="checkbox"
            checked={everything}
            onChange={(event) => setEverything(event.target.checked)}
          />
          {shared(more.exact ? 'bulk.allMatching' : 'bulk.allAbout', { total: format.number(more.total) })}
        </label>
      )}
      {editing !== null && (
        <Suspense>
          <BulkEdit
            kind={kind}
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
