import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { firstFocus } from '../../../ui/first-focus.ts';
import { popupPlace } from '../../../ui/popup-place.ts';
import { inWords } from '../../api/problem.ts';
import type { AfterChange } from '../after-change.ts';
import { useRecordText } from '../text.ts';
import { type EditedMany, useBulkWords } from '../use-bulk-words.ts';

type BulkDialogProps = {
  /** Names how many of what are changed. */
  title: string;
  fields: readonly { value: string; label: string }[];
  field: string;
  onField: (field: string) => void;
  /** The control for the new value. */
  value: ReactNode;
  /** Whether leaving the value blank empties the field. */
  empties: boolean;
  ready: boolean;
  apply: () => Promise<EditedMany & { batchId: string | null }>;
  after: AfterChange;
  onClose: () => void;
  onDone: () => void;
};

/** One change to many records, told and undoable as one. */
export function BulkDialog(props: BulkDialogProps) {
  const text = useRecordText();
  const words = useBulkWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const apply = async (event: FormEvent) => {
    event.preventDefault();
    if (!props.ready) return;
    setBusy(true);
    setProblem(null);
    try {
      const result = await props.apply();
      props.after.done(words(result), result.batchId);
      props.onDone();
    } catch (error) {
      setProblem(inWords(error));
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={props.onClose} label={props.title}>
      <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void apply(event)}>
        <h2>{props.title}</h2>
        <div className="y-labelled">
          <span>{text('bulk.field')}</span>
          <Select
            className="y-wide"
            aria-label={text('bulk.field')}
            showSearch={{ optionFilterProp: 'label' }}
            getPopupContainer={popupPlace}
            value={props.field}
            options={[...props.fields]}
            onChange={props.onField}
          />
        </div>
        <div className="y-labelled">
          <span>{text('bulk.value')}</span>
          {props.value}
        </div>
        {props.empties && <span className="y-quiet">{text('bulk.empties')}</span>}
        {problem && (
          <div className="y-inline-error" role="alert">
            {problem}
          </div>
        )}
        <div className="y-dialogform-acts">
          <Button onClick={props.onClose}>{text('act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!props.ready}>
            {text('bulk.apply')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
