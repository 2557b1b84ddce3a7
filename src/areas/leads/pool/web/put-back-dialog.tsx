import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { api } from '../../../../web/api/client.ts';
import { useAfterChange } from '../../web/after-change.ts';
import { leadName } from '../../web/lead-name.ts';
import { useText } from '../../web/text.ts';
import { usePoolText } from './text.ts';

type PutBackDialogProps = {
  leadId: string;
  onClose: () => void;
  onDone: () => void;
  /** When it was taken back; `onDone` again unless said. */
  onUndone?: () => void;
};

/** Gives a lead up for the pool, with a word on why; can be undone. */
export function PutBackDialog({ leadId, onClose, onDone, onUndone = onDone }: PutBackDialogProps) {
  const text = usePoolText();
  const leads = useText();
  const { done, refused } = useAfterChange();
  const lead = useQuery(api.lead.read.query({ params: { id: leadId } })).data;
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const name = lead ? leadName({ ...lead, phone: lead.phones[0] }, leads('web.act.unnamed')) : '';
  const putBack = async () => {
    if (!lead || reason.trim() === '') return;
    setBusy(true);
    try {
      const { batchId } = await api.pool.putBack({
        params: { id: lead.id },
        body: { version: lead.version, reason },
      });
      done(text('web.putBack.done', { lead: name }), batchId, onUndone);
      onDone();
      onClose();
    } catch (error) {
      refused(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} label={text('web.putBack.title')}>
      <form
        className="y-dialogform"
        onSubmit={(event) => {
          event.preventDefault();
          void putBack();
        }}
      >
        <h2>{text('web.putBack.title')}</h2>
        <p className="y-quiet">{name || '…'}</p>
        <div className="y-row y-gap-xs">
          {(['noNeed', 'unreachable', 'otherRegion', 'noTime'] as const).map((usual) => (
            <button
              key={usual}
              type="button"
              className="y-daychip"
              onClick={() => setReason(text(`web.putBack.${usual}`))}
            >
              {text(`web.putBack.${usual}`)}
            </button>
          ))}
        </div>
        <Input
          autoFocus
          value={reason}
          maxLength={1000}
          aria-label={text('web.putBack.reason')}
          placeholder={text('web.putBack.reason')}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{leads('web.act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!lead || reason.trim() === ''}>
            {text('web.putBack.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
