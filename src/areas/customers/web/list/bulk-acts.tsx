import { lazy } from 'react';
import { type Chosen, BulkActs as RecordBulkActs } from '../../../../web/records/bulk/bulk-acts.tsx';
import { useRecordText } from '../../../../web/records/text.ts';
import { useMay } from '../../../../web/session.ts';

const BulkEdit = lazy(() => import('./bulk-edit.tsx').then((m) => ({ default: m.BulkEdit })));

type BulkActsProps = { kind: 'account' | 'contact'; chosen: Chosen; onDone: () => void };

/** What can be done with the chosen accounts or contacts. */
export function BulkActs({ kind, ...props }: BulkActsProps) {
  const shared = useRecordText();
  const may = useMay();
  return (
    <RecordBulkActs
      {...props}
      first={kind === 'account' ? 'region' : 'role'}
      quick={
        kind === 'account' && may('customers.assign')
          ? [{ field: 'ownerId', label: shared('bulk.owner') }]
          : []
      }
      editor={(editing) => <BulkEdit kind={kind} {...editing} />}
    />
  );
}
