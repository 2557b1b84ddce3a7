import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { api } from '../../../../web/api/client.ts';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useBulkWords } from '../../../../web/records/use-bulk-words.ts';
import { useMay } from '../../../../web/session.ts';
import { inWords, useAfterChange } from '../after-change.ts';
import { useText } from '../text.ts';
import type { BulkTarget } from './bulk-acts.tsx';
import { type BulkDraft, changesOf, emptyBulk, isBulkReady } from './bulk-change.ts';
import { BulkValue } from './bulk-value.tsx';

type BulkEditProps = { field: string; target: BulkTarget; onClose: () => void; onDone: () => void };

const fields = ['expectedClose', 'category', 'nextStep', 'amount', 'products'] as const;

/** One change to many opportunities, told and undoable as one. */
export function BulkEdit({ field, target, onClose, onDone }: BulkEditProps) {
  const text = useText();
  const format = useFormat();
  const may = useMay();
  const custom = useCustomFields('opportunity');
  const words = useBulkWords();
  const { done } = useAfterChange();
  const [draft, setDraft] = useState<BulkDraft>(() => emptyBulk(field));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const apply = async (event: FormEvent) => {
    event.preventDefault();
    if (!isBulkReady(draft)) return;
    setBusy(true);
    setProblem(null);
    try {
      const result = await api.opportunity.bulk({ body: { ...target, changes: changesOf(draft) } });
      done(words(result), result.batchId);
      onDone();
    } catch (error) {
      setProblem(inWords(error));
      setBusy(false);
    }
  };
  const title =
    'ids' in target
      ? text('web.bulk.title', { count: target.ids.length, shown: format.number(target.ids.length) })
      : text('web.bulk.titleAll');
  const choices = [
    ...(may('pipeline.assign') ? [{ value: 'ownerId', label: text('web.field.owner') }] : []),
    { value: 'stageId', label: text('fields.stage') },
    ...fields.map((one) => ({ value: one as string, label: text(`fields.${one}`) })),
    ...custom.map((one) => ({ value: `custom.${one.key}`, label: one.label })),
  ];
  return (
    <Dialog open onClose={onClose} label={title}>
      <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void apply(event)}>
        <h2>{title}</h2>
        <div className="y-labelled">
          <span>{text('web.bulk.field')}</span>
          <Select
            className="y-wide"
            aria-label={text('web.bulk.field')}
            showSearch={{ optionFilterProp: 'label' }}
            getPopupContainer={popupPlace}
            value={draft.field}
            options={choices}
            onChange={(next: string) => setDraft(emptyBulk(next))}
          />
        </div>
        <div className="y-labelled">
          <span>{text('web.bulk.value')}</span>
          <BulkValue draft={draft} onChange={setDraft} />
        </div>
        {!['stageId', 'ownerId', 'category'].includes(draft.field) && (
          <span className="y-quiet">{text('web.bulk.empties')}</span>
        )}
        {problem && (
          <div className="y-inline-error" role="alert">
            {problem}
          </div>
        )}
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!isBulkReady(draft)}>
            {text('web.bulk.apply')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
