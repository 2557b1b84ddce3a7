import Button from 'antd/es/button';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { firstFocus } from '../../../ui/first-focus.ts';
import type { StatusWish } from './lead-shapes.ts';
import { isReady, StatusQuestion } from './status-question.tsx';
import { useText } from './text.ts';
import type { AskingStatus } from './use-status-move.tsx';

type StatusDialogProps = {
  to: AskingStatus;
  onClose: () => void;
  /** Rejects with what the server said, which is then shown. */
  onConfirm: (wish: StatusWish) => Promise<void>;
};

/** What parking and disqualifying ask first. */
export function StatusDialog({ to, onClose, onConfirm }: StatusDialogProps) {
  const text = useText();
  const words = to === 'parked' ? 'park' : 'disqualify';
  const [wish, setWish] = useState<StatusWish>({ to });
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady(wish)) return;
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm(wish);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} label={text(`web.${words}.title`)}>
      <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void confirm(event)}>
        <h2>{text(`web.${words}.title`)}</h2>
        <StatusQuestion wish={wish} onChange={setWish} />
        {problem && (
          <div className="y-inline-error" role="alert">
            {problem}
          </div>
        )}
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!isReady(wish)}>
            {text(`web.${words}.confirm`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
