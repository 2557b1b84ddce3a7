import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { api } from '../../../../web/api/client.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { useAfterChange } from '../after-change.ts';
import type { AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';

/** Gives an account with its contacts to someone else. */
export function ReassignDialog({ account, onClose }: { account: AccountRecord; onClose: () => void }) {
  const text = useText();
  const { active, nameOf } = useColleagues();
  const { done, refused } = useAfterChange();
  const [ownerId, setOwnerId] = useState(account.ownerId);
  const assign = async () => {
    try {
      const { batchId } = await api.account.assign({
        params: { id: account.id },
        body: { version: account.version, ownerId },
      });
      const owner = ownerId === null ? text('web.account.nobody') : (nameOf(ownerId) ?? '');
      done(text('web.account.assigned', { name: account.name, owner }), batchId);
      onClose();
    } catch (error) {
      refused(error);
    }
  };
  return (
    <Dialog open onClose={onClose} label={text('web.account.reassign')}>
      <div className="y-dialogform">
        <h2>{text('web.account.reassign')}</h2>
        <Select
          autoFocus
          className="y-wide"
          aria-label={text('web.account.owner')}
          showSearch={{ optionFilterProp: 'label' }}
          getPopupContainer={popupPlace}
          value={ownerId ?? 'nobody'}
          options={[
            ...active.map(({ id, name, teamName }) => ({
              value: id,
              label: [name, teamName].filter(Boolean).join(' · '),
            })),
            { value: 'nobody', label: text('web.list.nobody') },
          ]}
          onChange={(chosen: string) => setOwnerId(chosen === 'nobody' ? null : chosen)}
        />
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.act.cancel')}</Button>
          <Button type="primary" disabled={ownerId === account.ownerId} onClick={() => void assign()}>
            {text('web.account.reassign')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
