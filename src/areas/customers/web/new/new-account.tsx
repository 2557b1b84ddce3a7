import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react';
import { ActForm } from '../../../../ui/act-form.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { Icon } from '../../../../ui/icons.tsx';
import { commandKey } from '../../../../ui/keyboard.ts';
import { Key } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { asProblem } from '../../../../web/api/problem.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { useMay } from '../../../../web/session.ts';
import { useAfterChange } from '../after-change.ts';
import '../customers.css';
import { useText } from '../text.ts';
import { AccountFields } from './account-fields.tsx';
import { DealersLine } from './dealers-line.tsx';
import { filled, given } from './form-body.ts';
import { type Match, Matches, matchesOf, NearMatches } from './matches.tsx';

type AccountForm = {
  name?: string;
  phones?: (string | undefined)[];
  emails?: (string | undefined)[];
  custom?: Record<string, unknown>;
  contact?: { name?: string; title?: string; phones?: (string | undefined)[] };
} & Record<string, unknown>;

type NewAccountProps = { parent: { id: string; name: string } | null; onClose: () => void };

/** An account opened in seconds: its name is enough. Ctrl+Enter keeps it and asks for the next. */
export function NewAccount({ parent, onClose }: NewAccountProps) {
  const text = useText();
  /** Each account has a form of its own: the next one is empty, folded, and has the focus. */
  const [opened, setOpened] = useState(0);
  return (
    <Dialog open onClose={onClose} label={text('web.new.account')} place="side">
      <div className="y-panel" ref={firstFocus}>
        <header>
          <h2>{text('web.new.account')}</h2>
          <button type="button" className="y-iconbutton" aria-label={text('web.act.close')} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div className="y-panel-body">
          <Fields key={opened} parent={parent} onClose={onClose} onNext={() => setOpened(opened + 1)} />
        </div>
      </div>
    </Dialog>
  );
}

function Fields({ parent, onClose, onNext }: NewAccountProps & { onNext: () => void }) {
  const text = useText();
  const may = useMay();
  const go = useGo();
  const { done } = useAfterChange();
  const [form] = Form.useForm<AccountForm>();
  const [matches, setMatches] = useState<readonly Match[]>([]);
  const [more, setMore] = useState(parent !== null);
  /** How the form was sent: on to the next one, or although there is the same already. */
  const way = useRef({ next: false, anyway: false });
  const name = useDeferredValue((Form.useWatch('name', form) ?? '').trim());
  const region = useDeferredValue(String(Form.useWatch('region', form) ?? '').trim());
  const near = useQuery({
    ...api.account.near.query({ query: { name } }),
    enabled: name.length >= 3,
    placeholderData: (before) => before,
  });

  const open = async (values: AccountForm) => {
    const { next, anyway } = way.current;
    way.current = { next: false, anyway: false };
    const { phones, emails, custom, contact, ...rest } = values;
    try {
      const account = await api.account.create({
        body: {
          ...filled(rest),
          ...(given(phones) && { phones: given(phones) }),
          ...(given(emails) && { emails: given(emails) }),
          ...(custom && { custom: filled(custom) }),
          ...(contact?.name?.trim() && {
            contact: {
              name: contact.name,
              ...(contact.title && { title: contact.title }),
              ...(given(contact.phones) && { phones: given(contact.phones) }),
            },
          }),
          ...(anyway && { allowDuplicate: true }),
        },
      });
      done(
        text(next ? 'web.new.savedNext' : 'web.new.saved', { name: values.name }),
        may('customers.delete') ? () => api.account.delete({ params: { id: account.id } }) : null,
      );
      if (next) return onNext();
      onClose();
      go(`/accounts/${account.id}`);
    } catch (error) {
      const found = matchesOf(asProblem(error));
      if (!found) throw error;
      way.current.next = next;
      setMatches(found);
    }
  };
  const send = (how: Partial<typeof way.current>) => {
    way.current = { next: way.current.next, anyway: false, ...how };
    form.submit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      send({ next: true });
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the shortcut of the fields inside
    <div onKeyDown={onKeyDown}>
      <ActForm
        form={form}
        submit={text('web.new.save')}
        {...(parent && { initial: { parentId: parent.id } })}
        onSubmit={open}
        beside={
          <Button onClick={() => send({ next: true })}>
            {text('web.new.saveNext')} <Key>{commandKey} ↵</Key>
          </Button>
        }
      >
        <Form.Item name="name" label={text('fields.name')}>
          <Input
            autoFocus
            data-first
            maxLength={300}
            placeholder={text('web.new.namePlaceholder')}
            autoComplete="off"
          />
        </Form.Item>
        {matches.length === 0 && name.length >= 3 && (
          <NearMatches near={near.data?.items ?? []} onOpen={onClose} />
        )}
        <div className="y-twin">
          <Form.Item name={['contact', 'name']} label={text('web.new.person')}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['contact', 'title']} label={text('web.new.personTitle')}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['contact', 'phones', 0]} label={text('web.new.phone')}>
            <Input type="tel" maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="region" label={text('fields.region')}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
        </div>
        {region !== '' && <DealersLine region={region} />}
        {more ? (
          <AccountFields parent={parent} />
        ) : (
          <button type="button" className="y-textbutton y-morefields" onClick={() => setMore(true)}>
            <Icon name="down" size={13} /> {text('web.new.more')}
          </button>
        )}
        {matches.length > 0 && (
          <Matches
            kind="account"
            matches={matches}
            onOpen={onClose}
            onAnyway={() => send({ anyway: true })}
          />
        )}
      </ActForm>
    </div>
  );
}
