import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { Dialog } from '../../../ui/dialog.tsx';
import { popupPlace } from '../../../ui/popup-place.ts';
import { useColleagues } from '../colleagues.ts';
import { useRecordText } from '../text.ts';
import { type Handover, useGive } from './handover.ts';

/** Gives a record to someone else. */
export function ReassignDialog({ handover, onClose }: { handover: Handover; onClose: () => void }) {
  const text = useRecordText();
  const { active } = useColleagues();
  const give = useGive(handover);
  const { record, after } = handover;
  const [ownerId, setOwnerId] = useState(record.ownerId);
  return (
    <Dialog open onClose={onClose} label={text('owner.reassign')}>
      <div className="y-dialogform">
        <h2>{text('owner.reassign')}</h2>
        <Select
          autoFocus
          className="y-wide"
          aria-label={text('field.owner')}
          showSearch={{ optionFilterProp: 'label' }}
          getPopupContainer={popupPlace}
          value={ownerId ?? 'nobody'}
          options={[
            ...active.map(({ id, name, teamName }) => ({
              value: id,
              label: [name, teamName].filter(Boolean).join(' · '),
            })),
            { value: 'nobody', label: text('owner.release') },
          ]}
          onChange={(chosen: string) => setOwnerId(chosen === 'nobody' ? null : chosen)}
        />
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('act.cancel')}</Button>
          <Button
            type="primary"
            disabled={ownerId === record.ownerId}
            onClick={() => void give(ownerId).then(onClose, after.refused)}
          >
            {text('owner.reassign')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
