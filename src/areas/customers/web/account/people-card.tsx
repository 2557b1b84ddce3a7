import { useQuery } from '@tanstack/react-query';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import type { AccountContact, AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';

type PeopleCardProps = {
  account: AccountRecord;
  readOnly: boolean;
  onAdd: () => void;
  onLog: (contactId: string) => void;
};

/** Who is there: those who decide first, each to be called or logged with one press; then those who were. */
export function PeopleCard({ account, readOnly, onAdd, onLog }: PeopleCardProps) {
  const text = useText();
  const people = useQuery(api.account.contacts.query({ params: { id: account.id } }));
  const items = people.data?.items ?? [];
  const present = items.filter((one) => !one.isFormer);
  const former = items.filter((one) => one.isFormer);
  return (
    <Card
      title={`${text('web.account.people')}${present.length > 0 ? ` ${present.length}` : ''}`}
      extra={
        !readOnly && (
          <button type="button" className="y-textbutton" onClick={onAdd}>
            <Icon name="plus" size={14} /> {text('web.account.addPerson')}
          </button>
        )
      }
    >
      {people.isPending && <SkeletonText lines={3} />}
      {people.error && (
        <ErrorState error={people.error as ShownError} onRetry={() => void people.refetch()} />
      )}
      {people.data && present.length === 0 && <p className="y-quiet">{text('web.account.peopleNone')}</p>}
      <ul className="cust-people">
        {present.map((one) => (
          <One key={one.id} person={one} readOnly={readOnly} onLog={onLog} />
        ))}
      </ul>
      {former.length > 0 && (
        <>
          <div className="cust-subhead">{text('web.account.former')}</div>
          <ul className="cust-people">
            {former.map((one) => (
              <One key={one.id} person={one} readOnly onLog={onLog} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

type OneProps = { person: AccountContact; readOnly: boolean; onLog: (contactId: string) => void };

function One({ person, readOnly, onLog }: OneProps) {
  const text = useText();
  const format = useFormat();
  const { title, department, role, untilOn, phone, wechat, email } = person;
  return (
    <li>
      <div>
        <Link to={`/contacts/${person.id}`}>{person.name}</Link>{' '}
        {role && <Tag>{text(`values.role.${role}`)}</Tag>}
        <div className="y-quiet">
          {[title, department, untilOn && text('web.account.leftOn', { day: format.date(noonOf(untilOn)) })]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <div className="cust-reach">
        {phone ? (
          <a href={`tel:${phone}`}>{readablePhone(phone)}</a>
        ) : email ? (
          <a href={`mailto:${email}`}>{email}</a>
        ) : (
          <span className="y-quiet">{wechat}</span>
        )}
        {!readOnly && (
          <button type="button" className="y-textbutton" onClick={() => onLog(person.id)}>
            {text('web.account.log')}
          </button>
        )}
      </div>
    </li>
  );
}
