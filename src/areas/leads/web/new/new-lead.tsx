import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { type KeyboardEvent, useRef, useState } from 'react';
import { ActForm } from '../../../../ui/act-form.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { Icon } from '../../../../ui/icons.tsx';
import { commandKey } from '../../../../ui/keyboard.ts';
import { Key } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { asProblem } from '../../../../web/api/problem.ts';
import { useMay } from '../../../../web/session.ts';
import { useAfterChange } from '../after-change.ts';
import { leadName } from '../lead-name.ts';
import { useText } from '../text.ts';
import { DuplicateWarning, type LeadMatch, matchesOf } from './duplicate-warning.tsx';
import { MoreFields } from './more-fields.tsx';
import { bodyOf, type NewLeadForm } from './new-lead-body.ts';

/** A lead captured in seconds: the company or a number is enough. Ctrl+Enter keeps it and asks for the next. */
export function NewLead({ onClose }: { onClose: () => void }) {
  const text = useText();
  /** Each lead has a form of its own: the next one is empty, folded, and has the focus. */
  const [captured, setCaptured] = useState(0);
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
          <NewLeadFields key={captured} onClose={onClose} onNext={() => setCaptured(captured + 1)} />
        </div>
      </div>
    </Dialog>
  );
}

function NewLeadFields({ onClose, onNext }: { onClose: () => void; onNext: () => void }) {
  const text = useText();
  const may = useMay();
  const { done } = useAfterChange();
  const [form] = Form.useForm<NewLeadForm>();
  const [matches, setMatches] = useState<readonly LeadMatch[]>([]);
  const [more, setMore] = useState(false);
  /** How the form was sent: on to the next one, or although there is the same already. */
  const way = useRef({ next: false, anyway: false });

  const capture = async (values: NewLeadForm) => {
    const { next, anyway } = way.current;
    way.current = { next: false, anyway: false };
    try {
      const lead = await api.lead.create({
        body: { ...bodyOf(values), ...(anyway && { allowDuplicate: true }) },
      });
      const name = leadName({ ...values, phone: values.phones?.[0] }, text('web.act.unnamed'));
      announce(lead.id, text(next ? 'web.new.savedNext' : 'web.new.saved', { lead: name }));
      if (!next) return onClose();
      onNext();
    } catch (error) {
      const found = matchesOf(asProblem(error));
      if (!found) throw error;
      way.current.next = next;
      setMatches(found);
    }
  };
  const announce = (id: string, message: string) =>
    done(message, may('leads.delete') ? () => api.lead.delete({ params: { id } }) : null);
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
        onSubmit={capture}
        beside={
          <Button onClick={() => send({ next: true })}>
            {text('web.new.saveNext')} <Key>{commandKey} ↵</Key>
          </Button>
        }
      >
        <Form.Item name="company" label={text('fields.company')}>
          <Input
            autoFocus
            data-first
            maxLength={300}
            placeholder={text('web.new.companyPlaceholder')}
            autoComplete="off"
          />
        </Form.Item>
        <Form.Item name="name" label={text('fields.name')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <div className="y-twin">
          <Form.Item name={['phones', 0]} label={text('web.new.phone')}>
            <Input type="tel" maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name={['emails', 0]} label={text('web.new.email')}>
            <Input inputMode="email" maxLength={254} autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item name="need" label={text('web.new.need')}>
          <Input.TextArea
            rows={3}
            className="y-grows"
            maxLength={10_000}
            placeholder={text('web.new.needPlaceholder')}
          />
        </Form.Item>
        {more ? (
          <MoreFields />
        ) : (
          <button type="button" className="y-textbutton y-morefields" onClick={() => setMore(true)}>
            <Icon name="down" size={13} /> {text('web.new.more')}
          </button>
        )}
        {matches.length > 0 && (
          <DuplicateWarning matches={matches} onOpen={onClose} onAnyway={() => send({ anyway: true })} />
        )}
      </ActForm>
    </div>
  );
}
