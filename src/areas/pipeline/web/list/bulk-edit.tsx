import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { api } from '../../../../web/api/client.ts';
import type { BulkEditor } from '../../../../web/records/bulk/bulk-acts.tsx';
import { BulkDialog } from '../../../../web/records/bulk/bulk-dialog.tsx';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useMay } from '../../../../web/session.ts';
import { useAfterChange } from '../after-change.ts';
import { useText } from '../text.ts';
import { type BulkDraft, changesOf, emptyBulk, isBulkReady } from './bulk-change.ts';
import { BulkValue } from './bulk-value.tsx';

const fields = ['expectedClose', 'category', 'nextStep', 'amount', 'products'] as const;

/** One change to many opportunities, told and undoable as one. */
export function BulkEdit({ field, target, onClose, onDone }: BulkEditor) {
  const text = useText();
  const format = useFormat();
  const may = useMay();
  const custom = useCustomFields('opportunity');
  const after = useAfterChange();
  const [draft, setDraft] = useState<BulkDraft>(() => emptyBulk(field));
  return (
    <BulkDialog
      title={
        'ids' in target
          ? text('web.bulk.title', { count: target.ids.length, shown: format.number(target.ids.length) })
          : text('web.bulk.titleAll')
      }
      fields={[
        ...(may('pipeline.assign') ? [{ value: 'ownerId', label: text('web.field.owner') }] : []),
        { value: 'stageId', label: text('fields.stage') },
        ...fields.map((one) => ({ value: one as string, label: text(`fields.${one}`) })),
        ...custom.map((one) => ({ value: `custom.${one.key}`, label: one.label })),
      ]}
      field={draft.field}
      onField={(next) => setDraft(emptyBulk(next))}
      value={<BulkValue draft={draft} onChange={setDraft} />}
      empties={!['stageId', 'ownerId', 'category'].includes(draft.field)}
      ready={isBulkReady(draft)}
      apply={() => api.opportunity.bulk({ body: { ...target, changes: changesOf(draft) } })}
      after={after}
      onClose={onClose}
      onDone={onDone}
    />
  );
}
