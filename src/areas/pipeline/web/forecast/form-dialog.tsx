import Button from 'antd/es/button';
import type { FormEvent, ReactNode } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { useText } from '../text.ts';

type FormDialogProps = {
  title: string;
  intro?: ReactNode;
  submit: string;
  busy: boolean;
  problem: string | null;
  onSubmit: (event: FormEvent) => Promise<void>;
  onClose: () => void;
  children: ReactNode;
};

/** A small form in a dialog, with what went wrong below its fields. */
export function FormDialog({
  title,
  intro,
  submit,
  busy,
  problem,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const text = useText();
  return (
    <Dialog open onClose={onClose} label={title}>
      <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void onSubmit(event)}>
        <h2>{title}</h2>
        {intro && <p className="y-quiet">{intro}</p>}
        {children}
        {problem && (
          <div className="y-inline-error" role="alert">
            {problem}
          </div>
        )}
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
