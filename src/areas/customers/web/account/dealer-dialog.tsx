import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { ActForm } from '../../../../ui/act-form.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { Icon } from '../../../../ui/icons.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { api } from '../../../../web/api/client.ts';
import { useAfterChange } from '../after-change.ts';
import type { DealerTerms } from '../shapes.ts';
import { useText } from '../text.ts';

type TermsForm = Omit<DealerTerms, 'version' | 'protectionDays'> & { protectionDays: string | number | null };
type DealerDialogProps = { accountId: string; terms: DealerTerms; onClose: () => void };

/** All policies of a dealer at once: they are agreed on together. */
export function DealerDialog({ accountId, terms, onClose }: DealerDialogProps) {
  const text = useText();
  const { done } = useAfterChange();
  const { version, ...initial } = terms;
  const save = async (form: TermsForm) => {
    const days = String(form.protectionDays ?? '').trim();
    await api.tie.setDealerTerms({
      params: { id: accountId },
      body: {
        ...form,
        version,
        rebatePercent: form.rebatePercent?.toString().trim() || null,
        protectionDays: days === '' ? null : Number(days),
        validFrom: form.validFrom || null,
        validUntil: form.validUntil || null,
      },
    });
    done(text('web.dealer.saved'), null);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} label={text('web.dealer.title')} place="side">
      <div className="y-panel" ref={firstFocus}>
        <header>
          <h2>{text('web.dealer.title')}</h2>
          <button type="button" className="y-iconbutton" aria-label={text('web.act.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div className="y-panel-body">
          <ActForm<TermsForm> submit={text('web.act.save')} initial={initial} onSubmit={save}>
            <Form.Item name="priceList" label={text('web.dealer.priceList')}>
              <Input data-first maxLength={200} />
            </Form.Item>
            <div className="y-twin">
              <Form.Item name="rebatePercent" label={text('web.dealer.rebatePercent')}>
                <Input inputMode="decimal" maxLength={6} />
              </Form.Item>
              <Form.Item name="protectionDays" label={text('web.dealer.protectionField')}>
                <Input inputMode="numeric" maxLength={4} />
              </Form.Item>
            </div>
            <Form.Item name="rebateNote" label={text('web.dealer.rebateNote')}>
              <Input maxLength={1000} />
            </Form.Item>
            <Form.Item
              name="territory"
              label={text('web.dealer.territory')}
              extra={text('web.dealer.territoryHint')}
            >
              <Select
                mode="tags"
                getPopupContainer={popupPlace}
                open={false}
                suffixIcon={null}
                tokenSeparators={['、', ',', '，']}
              />
            </Form.Item>
            <Form.Item name="exclusive" valuePropName="checked">
              <Checkbox>{text('web.dealer.exclusive')}</Checkbox>
            </Form.Item>
            <Form.Item name="products" label={text('web.dealer.products')}>
              <Input maxLength={1000} />
            </Form.Item>
            <div className="y-twin">
              <Form.Item name="validFrom" label={text('web.dealer.validFrom')}>
                <Input type="date" />
              </Form.Item>
              <Form.Item name="validUntil" label={text('web.dealer.validUntil')}>
                <Input type="date" />
              </Form.Item>
            </div>
            <Form.Item name="note" label={text('web.dealer.note')}>
              <Input.TextArea rows={2} className="y-grows" maxLength={2000} />
            </Form.Item>
          </ActForm>
        </div>
      </div>
    </Dialog>
  );
}
