import { useFormat } from '../../../../ui/format-context.tsx';
import { InlineList, InlineSelect, InlineText } from '../../../../ui/inline-edit/inline-edit.tsx';
import { Card, type Fact, Facts } from '../../../../ui/layout.tsx';
import { Person, When } from '../../../../ui/person.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { CustomFact } from '../../../../web/records/custom-fact.tsx';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useSaveField } from '../../../../web/records/use-save-field.ts';
import { channels, contactRoles } from '../../rules/contact.ts';
import { useAfterChange } from '../after-change.ts';
import type { ContactEdit, ContactRecord } from '../shapes.ts';
import { useText } from '../text.ts';

type TextField =
  | 'name'
  | 'title'
  | 'department'
  | 'wechat'
  | 'birthday'
  | 'language'
  | 'address'
  | 'source'
  | 'note';
const multiline: ReadonlySet<TextField> = new Set(['address', 'note']);

/** What is known about a contact, each fact changed where it stands. */
export function ContactFacts({ contact, readOnly }: { contact: ContactRecord; readOnly: boolean }) {
  const text = useText();
  const format = useFormat();
  const { refresh } = useAfterChange();
  const custom = useCustomFields('contact');
  const save = useSaveField<ContactEdit>(contact, {
    write: (values, version) =>
      api.contact.edit({ params: { id: contact.id }, body: { ...values, version } }),
    key: api.contact.read.key({ params: { id: contact.id } }),
    after: refresh,
  });
  const currentOf = (current: unknown) => current as ContactRecord;
  const plain = (field: TextField): Fact => ({
    label: text(field === 'name' ? 'web.new.person' : `fields.${field}`),
    value: (
      <InlineText
        label={text(field === 'name' ? 'web.new.person' : `fields.${field}`)}
        multiline={multiline.has(field)}
        readOnly={readOnly}
        value={contact[field]}
        currentOf={(current) => currentOf(current)[field]}
        onSave={(value, over) => save({ [field]: value }, over)}
      />
    ),
  });
  const consent = contact.consent;
  return (
    <Card title={text('web.account.facts')}>
      <Facts
        items={[
          plain('name'),
          plain('title'),
          plain('department'),
          {
            label: text('fields.role'),
            value: (
              <InlineSelect
                label={text('fields.role')}
                clearable
                readOnly={readOnly}
                value={contact.role}
                choices={contactRoles.map((role) => ({ value: role, label: text(`values.role.${role}`) }))}
                currentOf={(current) => currentOf(current).role}
                onSave={(value, over) =>
                  save({ role: contactRoles.find((role) => role === value) ?? null }, over)
                }
              />
            ),
          },
          {
            label: text('fields.phones'),
            value: (
              <InlineList
                label={text('fields.phones')}
                inputMode="tel"
                readOnly={readOnly}
                value={contact.phones}
                show={(number) => <a href={`tel:${number}`}>{readablePhone(number)}</a>}
                currentOf={(current) => currentOf(current).phones}
                onSave={(phones, over) => save({ phones: [...phones] }, over)}
              />
            ),
          },
          {
            label: text('fields.emails'),
            value: (
              <InlineList
                label={text('fields.emails')}
                inputMode="email"
                readOnly={readOnly}
                value={contact.emails}
                show={(address) => <a href={`mailto:${address}`}>{address}</a>}
                currentOf={(current) => currentOf(current).emails}
                onSave={(emails, over) => save({ emails: [...emails] }, over)}
              />
            ),
          },
          plain('wechat'),
          {
            label: text('fields.channel'),
            value: (
              <InlineSelect
                label={text('fields.channel')}
                clearable
                readOnly={readOnly}
                value={contact.channel}
                choices={channels.map((channel) => ({
                  value: channel,
                  label: text(`values.channel.${channel}`),
                }))}
                currentOf={(current) => currentOf(current).channel}
                onSave={(value, over) =>
                  save({ channel: channels.find((channel) => channel === value) ?? null }, over)
                }
              />
            ),
          },
          {
            label: text('web.contact.consent'),
            value: (
              <InlineSelect
                label={text('web.contact.consent')}
                clearable
                readOnly={readOnly}
                value={consent === null ? null : consent.given ? 'given' : 'refused'}
                choices={(['given', 'refused'] as const).map((value) => ({
                  value,
                  label: text(`values.consent.${value}`),
                }))}
                show={(choice) => (
                  <span title={consent?.text ?? undefined}>
                    {consent && choice.value === (consent.given ? 'given' : 'refused')
                      ? text(consent.given ? 'web.contact.consentGiven' : 'web.contact.consentRefused', {
                          day: format.date(consent.at),
                        })
                      : choice.label}
                  </span>
                )}
                currentOf={(current) => {
                  const other = currentOf(current).consent;
                  return other === null ? null : other.given ? 'given' : 'refused';
                }}
                onSave={(value, over) =>
                  save(
                    {
                      consent:
                        value === null
                          ? null
                          : {
                              given: value === 'given',
                              at: new Date().toISOString(),
                              text: consent?.text ?? null,
                            },
                    },
                    over,
                  )
                }
              />
            ),
          },
          plain('birthday'),
          plain('language'),
          plain('address'),
          plain('source'),
          plain('note'),
          ...custom.map((field) => ({
            label: field.label,
            value: <CustomFact custom={contact.custom} readOnly={readOnly} field={field} save={save} />,
          })),
          { label: text('fields.ownerId'), value: <Person name={contact.ownerName} /> },
          { label: text('web.account.lastContact'), value: <When at={contact.lastContactAt} /> },
        ]}
      />
    </Card>
  );
}
