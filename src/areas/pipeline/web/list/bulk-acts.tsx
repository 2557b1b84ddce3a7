import { lazy } from 'react';
import { type Chosen, BulkActs as RecordBulkActs } from '../../../../web/records/bulk/bulk-acts.tsx';
import { useRecordText } from '../../../../web/records/text.ts';
import { useMay } from '../../../../web/session.ts';
import { useText } from '../text.ts';

const BulkEdit = lazy(() => import('./bulk-edit.tsx').then((m) => ({ default: m.BulkEdit })));

type BulkActsProps = { chosen: Chosen; begin?: boolean; onDone: () => void };

/** What can be done with the chosen opportunities. */
export function BulkActs(props: BulkActsProps) {
  const text = useText();
  const shared = useRecordText();
  const may = useMay();
  return (
    <RecordBulkActs
      {...props}
      first="expectedClose"
      quick={[
        ...(may('pipeline.assign') ? [{ field: 'ownerId', label: shared('bulk.owner') }] : []),
        { field: 'stageId', label: text('web.bulk.stage') },
      ]}
      editor={(editing) => <BulkEdit {...editing} />}
    />
  );
}
