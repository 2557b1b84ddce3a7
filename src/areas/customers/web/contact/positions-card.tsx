import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import { ActForm } from '../../../../ui/act-form.tsx';
import { companyToday, noonOf } from '../../../../ui/days.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { useAfterChange } from '../after-change.ts';
import { filled } from '../new/form-body.ts';
import { RecordChooser } from '../parts/record-chooser.tsx';
import type { ContactRecord, Position } from '../shapes.ts';
import { useText } from '../text.ts';

type PositionsCardProps = { contact: ContactRecord; readOnly: boolean };

/** Where a contact works and worked. */
export function PositionsCard({ contact, readOnly }: PositionsCardProps) {
  const text = useText();
  const format = useFormat();
  const today = companyToday(useNow(), format.settings.timeZone);
  const { done, refused } = useAfterChange();
  const [adding, setAdding] = useState(false);
  const params = (position: Position) => ({ id: contact.id, positionId: position.id });
  const act = async (work: () => Promise<unknown>, said: string) => {
    try {
      await work();
      done(said, null);
    } catch (error) {
      refused(error);
    }
  };
  const span = ({ fromOn, untilOn }: Position): string => {
    const from = fromOn ? format.date(noonOf(fromOn)) : null;
    const until = untilOn ? format.date(noonOf(untilOn)) : null;
    if (from && until) return text('web.contact.until', { from, until });
    if (until) return text('web.contact.endedOn', { until });
    return from ? text('web.contact.since', { from }) : text('web.contact.now');
  };
  return (
    <Card
      title={text('web.contact.positions')}
      extra={
        !readOnly && (
          <button type="button" className="y-textbutton" onClick={() => setAdding(true)}>
            <Icon name="plus" size={14} /> {text('web.contact.addPosition')}
          </button>
        )
      }
    >
      {contact.positions.length === 0 && <p className="y-quiet">{text('web.contact.positionsNone')}</p>}
      <ul className="cust-people">
        {contact.positions.map((position) => (
          <li key={position.id}>
            <div>
              {position.accountName ? (
                <Link to={`/accounts/${position.accountId}`}>{position.accountName}</Link>
              ) : (
                <span className="y-quiet">{text('web.contact.hiddenAccount')}</span>
              )}{' '}
              {position.isPrimary && <Tag tone="accent">{text('web.contact.primary')}</Tag>}
              <div className="y-quiet">
                {[position.title, position.department, span(position)].filter(Boolean).join(' · ')}
              </div>
            </div>
            {!readOnly && (
              <span className="y-row y-gap-xs">
                {position.untilOn === null && (
                  <button
                    type="button"
                    className="y-textbutton"
                    onClick={() =>
                      void act(
                        () =>
                          api.contact.editPosition({
                            params: params(position),
                            body: { version: contact.version, untilOn: today },
                          }),
                        text('web.contact.placed'),
                      )
                    }
                  >
                    {text('web.contact.left')}
                  </button>
                )}
                <button
                  type="button"
                  className="y-iconbutton"
                  aria-label={text('web.act.remove')}
                  title={text('web.act.remove')}
                  onClick={() =>
                    void act(
                      () =>
                        api.contact.removePosition({
                          params: params(position),
                          query: { version: contact.version },
                        }),
                      text('web.contact.removed'),
                    )
                  }
                >
                  <Icon name="close" size={14} />
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {adding && <PlaceDialog contact={contact} today={today} onClose={() => setAdding(false)} />}
    </Card>
  );
}

type PlaceForm = {
  accountId?: string;
  title?: string;
  department?: string;
  fromOn?: string;
  isPrimary: boolean;
  formerEndedOn?: string;
};

function PlaceDialog({
  contact,
  today,
  onClose,
}: {
  contact: ContactRecord;
  today: string;
  onClose: () => void;
}) {
  const text = useText();
  const { done } = useAfterChange();
  const [form] = Form.useForm<PlaceForm>();
  const isPrimary = Form.useWatch('isPrimary', form) ?? true;
  const place = async ({ accountId, isPrimary: primary, ...rest }: PlaceForm) => {
    await api.contact.place({
      params: { id: contact.id },
      body: { version: contact.version, accountId: accountId ?? '', isPrimary: primary, ...filled(rest) },
    });
    done(text('web.contact.placed'), null);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} label={text('web.contact.addPosition')}>
      <div className="y-dialogform" ref={firstFocus}>
        <h2>{text('web.contact.addPosition')}</h2>
        <ActForm<PlaceForm>
          form={form}
          submit={text('web.act.save')}
          initial={{ isPrimary: true, fromOn: today, formerEndedOn: today }}
          onSubmit={place}
        >
          <Form.Item name="accountId" label={text('web.contact.at')}>
            <RecordChooser kind="account" autoFocus label={text('web.contact.at')} />
          </Form.Item>
          <div className="y-twin">
            <Form.Item name="title" label={text('web.contact.title')}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="department" label={text('web.contact.department')}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="fromOn" label={text('web.contact.from')}>
              <Input type="date" />
            </Form.Item>
            {isPrimary && contact.accountId && (
              <Form.Item name="formerEndedOn" label={text('web.contact.formerEnded')}>
                <Input type="date" />
              </Form.Item>
            )}
          </div>
          <Form.Item name="isPrimary" valuePropName="checked">
            <Checkbox>{text('web.contact.isPrimary')}</Checkbox>
          </Form.Item>
        </ActForm>
      </div>
    </Dialog>
  );
}
