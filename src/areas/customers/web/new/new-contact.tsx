import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useRef, useState } from 'react';
import { ActForm } from '../../../../ui/act-form.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { Icon } from '../../../../ui/icons.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { api } from '../../../../web/api/client.ts';
import { asProblem } from '../../../../web/api/problem.ts';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { CustomInput } from '../../../../web/records/custom-input.tsx';
import { useMay } from '../../../../web/session.ts';
import { channels, contactRoles } from '../../rules/contact.ts';
import { useAfterChange } from '../after-change.ts';
import '../customers.css';
import { RecordChooser } from '../parts/record-chooser.tsx';
import { useText } from '../text.ts';
import { filled, given } from './form-body.ts';
import { type Match, Matches, matchesOf } from './matches.tsx';

type ContactForm = {
  name?: string;
  phones?: (string | undefined)[];
  emails?: (string | undefined)[];
  custom?: Record<string, unknown>;
} & Record<string, unknown>;

type NewContactProps = { account: { id: string; name: string } | null; onClose: () => void };

/** A contact added in seconds: a name is enough. */
export function NewContact({ account, onClose }: NewContactProps) {
  const text = useText();
  const title = account ? text('web.new.contactAt', { account: account.name }) : text('web.new.contact');
  return (
    <Dialog open onClose={onClose} label={title} place="side">
      <div className="y-panel" ref={firstFocus}>
        <header>
          <h2>{title}</h2>
          <button type="button" className="y-iconbutton" aria-label={text('web.act.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div className="y-panel-body">
          <Fields account={account} onClose={onClose} />
        </div>
      </div>
    </Dialog>
  );
}

function Fields({ account, onClose }: NewContactProps) {
  const text = useText();
  const may = useMay();
  const { done } = useAfterChange();
  const custom = useCustomFields('contact');
  const [form] = Form.useForm<ContactForm>();
  const [matches, setMatches] = useState<readonly Match[]>([]);
  const [more, setMore] = useState(false);
  const anyway = useRef(false);

  const add = async (values: ContactForm) => {
    const allowDuplicate = anyway.current;
    anyway.current = false;
    const { phones, emails, custom: own, ...rest } = values;
    try {
      const contact = await api.contact.create({
        body: {
          ...filled(rest),
          ...(given(phones) && { phones: given(phones) }),
          ...(given(emails) && { emails: given(emails) }),
          ...(own && { custom: filled(own) }),
          ...(allowDuplicate && { allowDuplicate }),
        },
      });
      done(
        text('web.new.saved', { name: values.name }),
        may('customers.delete') ? () => api.contact.delete({ params: { id: contact.id } }) : null,
      );
      onClose();
    } catch (error) {
      const found = matchesOf(asProblem(error));
      if (!found) throw error;
      setMatches(found);
    }
  };
  return (
    <ActForm
      form={form}
      submit={text('web.new.save')}
      {...(account && { initial: { accountId: account.id } })}
      onSubmit={add}
    >
      <Form.Item name="name" label={text('web.new.person')}>
        <Input autoFocus data-first maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="accountId" label={text('fields.accountId')}>
        <RecordChooser kind="account" label={text('fields.accountId')} known={account} />
      </Form.Item>
      <div className="y-twin">
        <Form.Item name="title" label={text('fields.title')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={text('fields.role')}>
          <Select
            allowClear
            getPopupContainer={popupPlace}
            options={contactRoles.map((role) => ({ value: role, label: text(`values.role.${role}`) }))}
          />
        </Form.Item>
        <Form.Item name={['phones', 0]} label={text('fields.phones')}>
          <Input type="tel" maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="wechat" label={text('fields.wechat')}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      </div>
      {more ? (
        <>
          <div className="y-formgrid">
            <Form.Item name={['emails', 0]} label={text('fields.emails')}>
              <Input inputMode="email" maxLength={254} autoComplete="off" />
            </Form.Item>
            <Form.Item name="department" label={text('fields.department')}>
              <Input maxLength={200} autoComplete="off" />
            </Form.Item>
            <Form.Item name="birthday" label={text('fields.birthday')}>
              <Input maxLength={20} placeholder="05-03" autoComplete="off" />
            </Form.Item>
            <Form.Item name="channel" label={text('fields.channel')}>
              <Select
                allowClear
                getPopupContainer={popupPlace}
                options={channels.map((channel) => ({
                  value: channel,
                  label: text(`values.channel.${channel}`),
                }))}
              />
            </Form.Item>
          </div>
          <Form.Item name="note" label={text('fields.note')}>
            <Input.TextArea rows={2} className="y-grows" maxLength={10_000} />
          </Form.Item>
          {custom.map((field) => (
            <Form.Item key={field.key} name={['custom', field.key]} label={field.label}>
              <CustomInput field={field} />
            </Form.Item>
          ))}
        </>
      ) : (
        <button type="button" className="y-textbutton y-morefields" onClick={() => setMore(true)}>
          <Icon name="down" size={13} /> {text('web.new.more')}
        </button>
      )}
      {matches.length > 0 && (
        <Matches
          kind="contact"
          matches={matches}
          onOpen={onClose}
          onAnyway={() => {
            anyway.current = true;
            form.submit();
          }}
        />
      )}
    </ActForm>
  );
}
