import Select from 'antd/es/select';
import { useState } from 'react';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { recordPlace } from '../../../../web/record-places.ts';
import { useMay } from '../../../../web/session.ts';
import { type ContactRole, contactRoles } from '../../rules/opportunity.ts';
import { useAfterChange } from '../after-change.ts';
import { ContactSearch } from '../record-search.tsx';
import type { OpportunityRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { useSaveField } from './use-save-field.ts';

/** Who is involved at the customer's: their part, and whether we have spoken with them. */
export function PeopleCard({ opportunity, readOnly }: { opportunity: OpportunityRecord; readOnly: boolean }) {
  const text = useText();
  const format = useFormat();
  const now = useNow(60_000);
  const may = useMay();
  const save = useSaveField(opportunity);
  const { refused } = useAfterChange();
  const [adding, setAdding] = useState(false);
  const people = opportunity.involved.map(({ contactId, role }) => ({ contactId, role }));
  const write = (next: { contactId: string; role: ContactRole }[]) =>
    void save({ people: next }).catch(refused);
  const roles = contactRoles.map((value) => ({ value, label: text(`web.role.${value}`) }));
  const mayAdd = !readOnly && may('customers.read');
  return (
    <Card
      title={text('web.record.people')}
      extra={
        mayAdd && (
          <button type="button" className="y-textbutton" onClick={() => setAdding(!adding)}>
            <Icon name="plus" size={14} /> {text('web.record.addPerson')}
          </button>
        )
      }
    >
      {opportunity.involved.length === 0 && !adding && (
        <p className="y-quiet">{text('web.record.peopleEmpty')}</p>
      )}
      <ul className="deal-people">
        {opportunity.involved.map((one) => {
          const to = recordPlace('contact', one.contactId);
          const who = one.name ?? '–';
          return (
            <li key={one.contactId}>
              <div>
                <b>{to ? <Link to={to}>{who}</Link> : who}</b>
                <span className={one.metAt ? 'y-quiet' : 'deal-warn'}>
                  {one.metAt
                    ? text('web.record.met', { when: format.relative(one.metAt, now) })
                    : text('web.record.notMet')}
                </span>
              </div>
              {readOnly ? (
                <span>{text(`web.role.${one.role}`)}</span>
              ) : (
                <span className="y-row y-nowrap y-gap-xs">
                  <Select
                    size="small"
                    aria-label={`${text('web.convert.role')} ${who}`}
                    getPopupContainer={popupPlace}
                    popupMatchSelectWidth={false}
                    value={one.role}
                    options={roles}
                    onChange={(role: ContactRole) =>
                      write(people.map((it) => (it.contactId === one.contactId ? { ...it, role } : it)))
                    }
                  />
                  <button
                    type="button"
                    className="y-iconbutton"
                    aria-label={`${text('web.act.remove')} ${who}`}
                    onClick={() => write(people.filter((it) => it.contactId !== one.contactId))}
                  >
                    <Icon name="close" size={13} />
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {adding && (
        <ContactSearch
          autoFocus
          label={text('web.record.addPerson')}
          placeholder={text('web.record.findPerson')}
          accountId={opportunity.accountId}
          value={null}
          onChange={(found) => {
            setAdding(false);
            if (found && !people.some(({ contactId }) => contactId === found.value))
              write([
                ...people,
                { contactId: found.value, role: people.length === 0 ? 'decisionMaker' : 'influencer' },
              ]);
          }}
        />
      )}
    </Card>
  );
}
