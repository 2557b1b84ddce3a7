import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { api } from '../../../../web/api/client.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { useAfterChange } from '../after-change.ts';
import { leadName } from '../lead-name.ts';
import type { LeadRecord } from '../lead-shapes.ts';
import { useText } from '../text.ts';

/** Gives a lead to someone else. */
export function ReassignDialog({ lead, onClose }: { lead: LeadRecord; onClose: () => void }) {
  const text = useText();
  const { active, nameOf } = useColleagues();
  const { done, refused } = useAfterChange();
  const [ownerId, setOwnerId] = useState(lead.ownerId);
  const assign = async () => {
    try {
      const { batchId } = await api.lead.assign({
        params: { id: lead.id },
        body: { version: lead.version, ownerId },
      });
      const owner = ownerId === null ? text('web.field.nobody') : (nameOf(ownerId) ?? '');
      done(text('web.record.assigned', { lead: leadName(lead, text('web.act.unnamed')), owner }), batchId);
      onClose();
    } catch (error) {
      refused(error);
    }
  };
  return (
    <Dialog open onClose={onClose} label={text('web.record.reassign')}>
      <div className="y-dialogform">
        <h2>{text('web.record.reassign')}</h2>
        <Select
          autoFocus
          className="y-wide"
          aria-label={text('web.record.owner')}
          showSearch={{ optionFilterProp: 'label' }}
          getPopupContainer={popupPlace}
          value={ownerId ?? 'nobody'}
          options={[
            ...active.map(({ id, name, teamName }) => ({
              value: id,
              label: [name, teamName].filter(Boolean).join(' · '),
            })),
            { value: 'nobody', label: text('web.bulk.nobody') },
          ]}
          onChange={(chosen: string) => setOwnerId(chosen === 'nobody' ? null : chosen)}
        />
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.act.cancel')}</Button>
          <Button type="primary" disabled={ownerId === lead.ownerId} onClick={() => void assign()}>
            {text('web.record.reassign')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
