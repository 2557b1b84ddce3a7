import { Link } from '../../../../ui/link.tsx';
import { Person, When } from '../../../../ui/person.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import type { Column } from '../../../../ui/table/column.ts';
import { Tag } from '../../../../ui/tag.tsx';
import { Nothing, useCustomColumns } from '../../../../web/records/cells.tsx';
import { reachOf, useSession } from '../../../../web/session.ts';
import type { ListedContact } from '../shapes.ts';
import { useText } from '../text.ts';

type ContactColumn = Column<ListedContact>;
const texts = ['department', 'wechat', 'birthday', 'language', 'source', 'address', 'note'] as const;

/** What the list can show of a contact. */
export function useContactColumns(): ContactColumn[] {
  const text = useText();
  const custom = useCustomColumns<ListedContact>('contact');
  const onlyOwn = reachOf(useSession(), 'customers.read') === 'own';
  const hidden = { hidden: true, card: 'none' } as const;
  return [
    {
      key: 'name',
      title: text('web.new.person'),
      width: 140,
      sortable: true,
      fixed: true,
      card: 'title',
      render: (contact) => (
        <Link to={`/contacts/${contact.id}`} className="cust-name">
          <b>{contact.name}</b>
        </Link>
      ),
    },
    {
      key: 'accountName',
      title: text('fields.accountId'),
      card: 'subtitle',
      render: ({ accountId, accountName }) =>
        accountId && accountName ? <Link to={`/accounts/${accountId}`}>{accountName}</Link> : <Nothing />,
    },
    {
      key: 'title',
      title: text('fields.title'),
      width: 120,
      card: 'subtitle',
      render: ({ title }) => title ?? <Nothing />,
    },
    {
      key: 'role',
      title: text('fields.role'),
      width: 110,
      card: 'corner',
      render: ({ role }) => (role ? <Tag>{text(`values.role.${role}`)}</Tag> : <Nothing />),
    },
    {
      key: 'phone',
      title: text('fields.phone'),
      width: 140,
      card: 'line',
      render: ({ phone }) => (phone ? <a href={`tel:${phone}`}>{readablePhone(phone)}</a> : <Nothing />),
    },
    {
      key: 'email',
      title: text('fields.email'),
      width: 190,
      card: 'none',
      render: ({ email }) => (email ? <a href={`mailto:${email}`}>{email}</a> : <Nothing />),
    },
    {
      key: 'lastContactAt',
      title: text('fields.lastContactAt'),
      width: 120,
      sortable: true,
      card: 'line',
      render: ({ lastContactAt }) => <When at={lastContactAt ?? null} />,
    },
    {
      key: 'ownerName',
      title: text('fields.ownerId'),
      width: 120,
      hidden: onlyOwn,
      card: 'none',
      render: ({ ownerName }) => <Person name={ownerName ?? null} />,
    },
    {
      key: 'channel',
      title: text('fields.channel'),
      width: 110,
      ...hidden,
      render: ({ channel }) => (channel ? text(`values.channel.${channel}`) : <Nothing />),
    },
    {
      key: 'consent',
      title: text('fields.consent'),
      width: 110,
      ...hidden,
      render: ({ consent }) =>
        consent ? text(consent.given ? 'values.consent.given' : 'values.consent.refused') : <Nothing />,
    },
    ...texts.map(
      (key): ContactColumn => ({
        key,
        title: text(`fields.${key}`),
        width: key === 'note' || key === 'address' ? 240 : 130,
        ...hidden,
        render: (contact) => contact[key] ?? <Nothing />,
      }),
    ),
    ...(['createdAt', 'updatedAt'] as const).map(
      (key): ContactColumn => ({
        key,
        title: text(`fields.${key}`),
        width: 120,
        sortable: true,
        ...hidden,
        render: (contact) => <When at={contact[key] ?? null} />,
      }),
    ),
    ...custom,
  ];
}

/** What is asked of the API for these columns. */
export function contactFieldsOf(columns: readonly string[]): string {
  const wanted = new Set(['name']);
  for (const key of columns) {
    wanted.add(key.startsWith('custom.') ? 'custom' : key);
    if (key === 'accountName') wanted.add('accountId');
  }
  return [...wanted].join(',');
}
