import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { ActForm } from '../../../../ui/act-form.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { Icon } from '../../../../ui/icons.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { api } from '../../../../web/api/client.ts';
import { NextStepDay } from '../../../../web/records/next-step-day.tsx';
import { useGo } from '../../../../web/route-hooks.ts';
import { useMay } from '../../../../web/session.ts';
import { useAfterChange } from '../after-change.ts';
import { CloseDay } from '../list/bulk-value.tsx';
import { ProductsInput } from '../products-input.tsx';
import { AccountSearch } from '../record-search.tsx';
import '../pipeline.css';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';

type NewForm = {
  name?: string;
  amount?: string;
  currency?: string;
  pipelineId?: string;
  stageId?: string;
  nextStep?: string;
};

/** An opportunity in a few lines: a name is enough, the rest may follow. */
export function NewOpportunity({ onClose }: { onClose: () => void }) {
  const text = useText();
  return (
    <Dialog open onClose={onClose} label={text('web.new.title')} place="side">
      <div className="y-panel" ref={firstFocus}>
        <header>
          <h2>{text('web.new.title')}</h2>
          <button type="button" className="y-iconbutton" aria-label={text('web.act.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div className="y-panel-body">
          <NewFields onClose={onClose} />
        </div>
      </div>
    </Dialog>
  );
}

function NewFields({ onClose }: { onClose: () => void }) {
  const text = useText();
  const name = useNames();
  const go = useGo();
  const may = useMay();
  const { settings, pipelineOf } = usePipelines();
  const { done } = useAfterChange();
  const [form] = Form.useForm<NewForm>();
  const [account, setAccount] = useState<{ value: string; label: string } | null>(null);
  const [products, setProducts] = useState<string[]>([]);
  const [expectedClose, setClose] = useState('');
  const [nextStepOn, setStepDay] = useState('');
  const chosen = Form.useWatch('pipelineId', form);
  const step = Form.useWatch('nextStep', form);
  const pipelines = settings?.pipelines ?? [];
  const pipeline = pipelineOf(chosen ?? '') ?? pipelines[0];

  const create = async (values: NewForm) => {
    const made = await api.opportunity.create({
      body: {
        ...values,
        name: values.name ?? '',
        accountId: account?.value ?? null,
        products,
        amount: values.amount?.replace(/[,，\s]/g, '') || null,
        expectedClose: expectedClose || null,
        nextStep: values.nextStep?.trim() || null,
        nextStepOn: values.nextStep?.trim() ? nextStepOn || null : null,
      },
    });
    done(text('web.new.saved', { name: values.name ?? '' }), made.batchId);
    onClose();
    go(`/opportunities/${made.id}`);
  };
  return (
    <ActForm form={form} submit={text('web.new.save')} onSubmit={create}>
      {may('customers.read') && (
        <div className="y-labelled deal-field">
          <span>{text('web.new.account')}</span>
          <AccountSearch
            label={text('web.new.account')}
            placeholder={text('web.new.accountPlaceholder')}
            value={account}
            onChange={(found) => {
              setAccount(found);
              if (found && !form.getFieldValue('name')) form.setFieldValue('name', found.label);
            }}
          />
        </div>
      )}
      <Form.Item name="name" label={text('web.new.name')}>
        <Input data-first maxLength={300} placeholder={text('web.new.namePlaceholder')} autoComplete="off" />
      </Form.Item>
      <div className="y-twin">
        <Form.Item name="amount" label={text('fields.amount')}>
          <Input inputMode="decimal" maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="currency" label={text('fields.currency')} initialValue={settings?.base}>
          <Select
            showSearch
            getPopupContainer={popupPlace}
            options={[
              ...new Set([...(settings?.currencies ?? []), 'CNY', 'USD', 'EUR', 'HKD', 'JPY', 'TWD']),
            ].map((value) => ({ value, label: value }))}
          />
        </Form.Item>
      </div>
      <div className="y-labelled deal-field">
        <span>{text('fields.expectedClose')}</span>
        <CloseDay value={expectedClose} onChange={setClose} />
      </div>
      {pipelines.length > 1 && (
        <Form.Item name="pipelineId" label={text('web.list.pipeline')}>
          <Select
            getPopupContainer={popupPlace}
            placeholder={name(pipelines[0]!.names)}
            options={pipelines.map((one) => ({ value: one.id, label: name(one.names) }))}
            onChange={() => form.setFieldValue('stageId', undefined)}
          />
        </Form.Item>
      )}
      <Form.Item name="stageId" label={text('fields.stage')}>
        <Select
          getPopupContainer={popupPlace}
          placeholder={name(pipeline?.stages[0]?.names)}
          options={(pipeline?.stages ?? []).map((one) => ({ value: one.id, label: name(one.names) }))}
        />
      </Form.Item>
      <div className="y-labelled deal-field">
        <span>{text('fields.products')}</span>
        <ProductsInput label={text('fields.products')} value={products} onChange={setProducts} />
      </div>
      <Form.Item name="nextStep" label={text('fields.nextStep')}>
        <Input maxLength={1000} placeholder={name(pipeline?.stages[0]?.usualStep)} autoComplete="off" />
      </Form.Item>
      <div className="deal-field">
        <NextStepDay value={nextStepOn} onChange={setStepDay} disabled={!step?.trim()} />
      </div>
    </ActForm>
  );
}
