import { lazy } from 'react';
import { type Chosen, BulkActs as RecordBulkActs } from '../../../../web/records/bulk/bulk-acts.tsx';
import { useRecordText } from '../../../../web/records/text.ts';
import { useMay } from '../../../../web/session.ts';
import { useText } from '../text.ts';

const BulkEdit = lazy(() => import('./bulk-edit.tsx').then((m) => ({ default: m.BulkEdit })));

type BulkActsProps = { chosen: Chosen; begin?: boolean; onDone: () => void };

/** What can be done with the chosen leads. */
export function BulkActs(props: BulkActsProps) {
  const text = useText();
  const shared = useRecordText();
  const may = useMay();
  return (
    <RecordBulkActs
      {...props}
      first="region"
      quick={[
        ...(may('leads.assign') ? [{ field: 'ownerId', label: shared('bulk.owner') }] : []),
        { field: 'status', label: text('web.bulk.status') },
      ]}
      editor={(editing) => <BulkEdit {...editing} />}
    />
  );
}
