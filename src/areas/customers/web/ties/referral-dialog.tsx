import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { ActForm } from '../../../../ui/act-form.tsx';
import { companyToday } from '../../../../ui/days.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { api } from '../../../../web/api/client.ts';
import { useAfterChange } from '../after-change.ts';
import { filled } from '../new/form-body.ts';
import { RecordChooser } from '../parts/record-chooser.tsx';
import type { AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';

type ReferralForm = {
  byAccount?: string;
  byContact?: string;
  referredOn: string;
  note?: string;
  thanks?: string;
  thanksDue?: string;
};

/** Who brought an account, and what we promised them for it. */
export function ReferralDialog({ account, onClose }: { account: AccountRecord; onClose: () => void }) {
  const text = useText();
  const { done } = useAfterChange();
  const today = companyToday(useNow(), useFormat().settings.timeZone);
  const send = async ({ referredOn, ...rest }: ReferralForm) => {
    const { id } = await api.tie.refer({
      params: { id: account.id },
      body: { ...filled(rest), referredOn },
    });
    done(text('web.referral.saved'), () => api.tie.removeReferral({ params: { id } }));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} label={text('web.referral.say')}>
      <div className="y-dialogform" ref={firstFocus}>
        <h2>{text('web.referral.say')}</h2>
        <ActForm<ReferralForm> submit={text('web.act.save')} initial={{ referredOn: today }} onSubmit={send}>
          <Form.Item name="byAccount" label={text('web.referral.account')}>
            <RecordChooser
              kind="account"
              autoFocus
              label={text('web.referral.account')}
              except={account.id}
            />
          </Form.Item>
          <Form.Item name="byContact" label={text('web.referral.contact')}>
            <RecordChooser kind="contact" label={text('web.referral.contact')} />
          </Form.Item>
          <Form.Item name="referredOn" label={text('web.referral.on')}>
            <Input type="date" />
          </Form.Item>
          <div className="y-twin">
            <Form.Item name="thanks" label={text('web.referral.thanks')}>
              <Input maxLength={500} placeholder={text('web.referral.thanksPlaceholder')} />
            </Form.Item>
            <Form.Item name="thanksDue" label={text('web.referral.thanksDue')}>
              <Input type="date" />
            </Form.Item>
          </div>
          <Form.Item name="note" label={text('fields.note')}>
            <Input maxLength={2000} />
          </Form.Item>
        </ActForm>
      </div>
    </Dialog>
  );
}
