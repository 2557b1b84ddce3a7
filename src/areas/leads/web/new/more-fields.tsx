import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { CustomInput } from '../../../../web/records/custom-input.tsx';
import { useMay, useSession } from '../../../../web/session.ts';
import { useText } from '../text.ts';

const texts = ['title', 'wechat', 'region', 'industry', 'source', 'product'] as const;

/** What may be known already but can wait. */
export function MoreFields() {
  const text = useText();
  const may = useMay();
  const { person, company } = useSession();
  const { active } = useColleagues();
  const custom = useCustomFields('lead');
  return (
    <>
      <div className="y-formgrid">
        {texts.map((name) => (
          <Form.Item key={name} name={name} label={text(`fields.${name}`)}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        ))}
        <Form.Item name="amount" label={text('fields.amount')} normalize={plainAmount}>
          <Input inputMode="decimal" prefix={company?.currency} maxLength={40} />
        </Form.Item>
        {may('leads.assign') && (
          <Form.Item name="ownerId" label={text('web.new.owner')}>
            <Select
              allowClear
              getPopupContainer={popupPlace}
              placeholder={person.name}
              showSearch={{ optionFilterProp: 'label' }}
              options={active.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        )}
      </div>
      <div className="y-twin">
        <Form.Item name="nextStep" label={text('fields.nextStep')}>
          <Input maxLength={1000} />
        </Form.Item>
        <Form.Item name="nextStepOn" label={text('fields.nextStepOn')}>
          <Input type="date" />
        </Form.Item>
      </div>
      {custom.map((field) => (
        <Form.Item key={field.key} name={['custom', field.key]} label={field.label}>
          <CustomInput field={field} />
        </Form.Item>
      ))}
    </>
  );
}

/** Thousands separators may be typed; they are not sent. */
function plainAmount(typed: string): string {
  return typed.replace(/[,，\s]/g, '');
}
