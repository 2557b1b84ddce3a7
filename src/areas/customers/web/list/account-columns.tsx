import { useFormat } from '../../../../ui/format-context.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Person, When } from '../../../../ui/person.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import type { Column } from '../../../../ui/table/column.ts';
import { Nothing, PlannedStep, useCustomColumns } from '../../../../web/records/cells.tsx';
import { reachOf, useSession } from '../../../../web/session.ts';
import { HealthTag, TierTag } from '../parts/standing-tags.tsx';
import type { ListedAccount } from '../shapes.ts';
import { useText } from '../text.ts';

type AccountColumn = Column<ListedAccount>;

/** Further columns that are plain texts. */
const texts = [
  'shortName',
  'creditCode',
  'industry',
  'size',
  'source',
  'address',
  'website',
  'paymentTerms',
  'creditNote',
  'note',
] as const;

/** What the list can show of an account; the first ones are shown at first. */
export function useAccountColumns(): AccountColumn[] {
  const text = useText();
  const format = useFormat();
  const custom = useCustomColumns<ListedAccount>('account');
  // Whoever sees only their own accounts needs no owner.
  const onlyOwn = reachOf(useSession(), 'customers.read') === 'own';
  const hidden = { hidden: true, card: 'none' } as const;
  return [
    {
      key: 'name',
      title: text('fields.name'),
      sortable: true,
      fixed: true,
      card: 'title',
      render: (account) => (
        <Link to={`/accounts/${account.id}`} className="cust-name">
          <b>{account.name}</b>
        </Link>
      ),
    },
    {
      key: 'tier',
      title: text('fields.tier'),
      width: 100,
      sortable: true,
      card: 'corner',
      render: ({ tier }) => tier && <TierTag tier={tier} />,
    },
    {
      key: 'health',
      title: text('fields.health'),
      width: 108,
      sortable: true,
      card: 'line',
      render: ({ health, healthScore }) =>
        health && <HealthTag health={health} {...(healthScore !== undefined && { score: healthScore })} />,
    },
    {
      key: 'nextStep',
      title: text('fields.nextStep'),
      width: 220,
      sortable: true,
      card: 'line',
      render: (account) => <PlannedStep step={account} />,
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
      key: 'region',
      title: text('fields.region'),
      width: 100,
      card: 'subtitle',
      render: ({ region }) => region ?? <Nothing />,
    },
    {
      key: 'kind',
      title: text('fields.kind'),
      width: 100,
      card: 'none',
      render: ({ kind }) => kind && text(`values.kind.${kind}`),
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
      key: 'contacts',
      title: text('fields.contacts'),
      width: 90,
      align: 'end',
      ...hidden,
      render: ({ contacts }) => format.number(contacts ?? 0),
    },
    {
      key: 'parentName',
      title: text('fields.parentName'),
      width: 160,
      ...hidden,
      render: ({ parentId, parentName }) =>
        parentId && parentName ? <Link to={`/accounts/${parentId}`}>{parentName}</Link> : <Nothing />,
    },
    {
      key: 'phone',
      title: text('fields.phone'),
      width: 140,
      ...hidden,
      render: ({ phone }) => (phone ? <a href={`tel:${phone}`}>{readablePhone(phone)}</a> : <Nothing />),
    },
    {
      key: 'email',
      title: text('fields.email'),
      width: 180,
      ...hidden,
      render: ({ email }) => (email ? <a href={`mailto:${email}`}>{email}</a> : <Nothing />),
    },
    ...texts.map(
      (key): AccountColumn => ({
        key,
        title: text(`fields.${key}`),
        width: key === 'note' || key === 'address' ? 240 : 140,
        ...hidden,
        render: (account) => account[key] ?? <Nothing />,
      }),
    ),
    ...(['createdAt', 'updatedAt'] as const).map(
      (key): AccountColumn => ({
        key,
        title: text(`fields.${key}`),
        width: 120,
        sortable: true,
        ...hidden,
        render: (account) => <When at={account[key] ?? null} />,
      }),
    ),
    ...custom,
  ];
}

/** What is asked of the API for these columns. */
export function accountFieldsOf(columns: readonly string[]): string {
  const wanted = new Set(['name']);
  for (const key of columns) {
    if (key.startsWith('custom.')) wanted.add('custom');
    else wanted.add(key);
    if (key === 'health') wanted.add('healthScore');
    if (key === 'nextStep') wanted.add('nextStepOn');
    if (key === 'parentName') wanted.add('parentId');
  }
  return [...wanted].join(',');
}
