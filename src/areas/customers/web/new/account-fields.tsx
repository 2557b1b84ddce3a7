import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { CustomInput } from '../../../../web/records/custom-input.tsx';
import { useMay, useSession } from '../../../../web/session.ts';
import { accountKinds } from '../../rules/account.ts';
import { RecordChooser } from '../parts/record-chooser.tsx';
import { useText } from '../text.ts';

const texts = ['shortName', 'creditCode', 'industry', 'size', 'source', 'website'] as const;

/** What may be known of a new account already but can wait. */
export function AccountFields({ parent }: { parent: { id: string; name: string } | null }) {
  const text = useText();
  const may = useMay();
  const { person } = useSession();
  const { active } = useColleagues();
  const custom = useCustomFields('account');
  return (
    <>
      <div className="y-formgrid">
        <Form.Item name="kind" label={text('fields.kind')}>
          <Select
            getPopupContainer={popupPlace}
            placeholder={text('values.kind.direct')}
            options={accountKinds.map((kind) => ({ value: kind, label: text(`values.kind.${kind}`) }))}
          />
        </Form.Item>
        <Form.Item name="parentId" label={text('fields.parentId')}>
          <RecordChooser kind="account" label={text('fields.parentId')} known={parent} />
        </Form.Item>
        {texts.map((name) => (
          <Form.Item key={name} name={name} label={text(`fields.${name}`)}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        ))}
        <Form.Item name={['phones', 0]} label={text('fields.phones')}>
          <Input type="tel" maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name={['emails', 0]} label={text('fields.emails')}>
          <Input inputMode="email" maxLength={254} autoComplete="off" />
        </Form.Item>
        {may('customers.assign') && (
          <Form.Item name="ownerId" label={text('fields.ownerId')}>
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
      <Form.Item name="address" label={text('fields.address')}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      {custom.map((field) => (
        <Form.Item key={field.key} name={['custom', field.key]} label={field.label}>
          <CustomInput field={field} />
        </Form.Item>
      ))}
    </>
  );
}
