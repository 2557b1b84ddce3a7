import { Link } from '../../../../ui/link.tsx';
import { Money } from '../../../../ui/money.tsx';
import { Person, When } from '../../../../ui/person.tsx';
import type { Column } from '../../../../ui/table/column.ts';
import { Day, Nothing, PlannedStep, useCustomColumns } from '../../../../web/records/cells.tsx';
import { reachOf, useSession } from '../../../../web/session.ts';
import { Flags } from '../flags.tsx';
import type { ListedOpportunity } from '../shapes.ts';
import { StateTag } from '../state-tag.tsx';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { usePipelines } from '../use-pipelines.ts';

type OpportunityColumn = Column<ListedOpportunity>;

const moments = ['openedAt', 'updatedAt', 'stageSince', 'lastContactAt'] as const;

/** What the list can show of an opportunity; the first ones are shown at first. */
export function useOpportunityColumns(): OpportunityColumn[] {
  const text = useText();
  const name = useNames();
  const { stageOf } = usePipelines();
  const custom = useCustomColumns<ListedOpportunity>('opportunity');
  // Whoever sees only their own needs no owner.
  const onlyOwn = reachOf(useSession(), 'pipeline.read') === 'own';
  const hidden = { hidden: true, card: 'none' } as const;
  return [
    {
      key: 'name',
      title: text('fields.name'),
      sortable: true,
      fixed: true,
      card: 'title',
      render: (row) => (
        <Link to={`/opportunities/${row.id}`} className="deal-name">
          <b>{row.name}</b>
        </Link>
      ),
    },
    {
      key: 'accountName',
      title: text('fields.accountName'),
      width: 150,
      card: 'subtitle',
      render: (row) => row.accountName || <Nothing />,
    },
    {
      key: 'stageId',
      title: text('fields.stage'),
      width: 112,
      card: 'corner',
      render: (row) =>
        row.state !== undefined && row.state !== 'open' ? (
          <StateTag state={row.state} />
        ) : (
          name(stageOf(row.stageId ?? '')?.names) || <Nothing />
        ),
    },
    {
      key: 'amount',
      title: text('fields.amount'),
      width: 118,
      align: 'end',
      sortable: true,
      card: 'line',
      render: ({ amount, currency }) => <Money fit amount={amount ?? null} {...(currency && { currency })} />,
    },
    {
      key: 'expectedClose',
      title: text('fields.expectedClose'),
      width: 110,
      sortable: true,
      card: 'line',
      render: (row) => <Close row={row} />,
    },
    {
      key: 'nextStep',
      title: text('fields.nextStep'),
      width: 184,
      sortable: true,
      card: 'line',
      render: (row) => (
        <PlannedStep
          step={row}
          empty={
            row.state === 'open' ? (
              <span className="deal-warn">{text('web.flag.noNextStep')}</span>
            ) : (
              <Nothing />
            )
          }
        />
      ),
    },
    {
      key: 'flags',
      title: text('web.field.flags'),
      width: 140,
      card: 'line',
      render: ({ stale, overdue, slips }) => (
        <span className="deal-flags">
          <Flags stale={stale} overdue={overdue} slips={slips} />
        </span>
      ),
    },
    {
      key: 'ownerName',
      title: text('fields.ownerName'),
      width: 106,
      hidden: onlyOwn,
      card: 'none',
      render: (row) => <Person name={row.ownerName ?? null} />,
    },
    {
      key: 'category',
      title: text('fields.category'),
      width: 96,
      ...hidden,
      render: ({ category }) => (category ? text(`category.${category}`) : <Nothing />),
    },
    {
      key: 'baseAmount',
      title: text('fields.baseAmount'),
      width: 130,
      align: 'end',
      ...hidden,
      render: ({ baseAmount }) => <Money fit amount={baseAmount ?? null} />,
    },
    {
      key: 'products',
      title: text('fields.products'),
      width: 160,
      ...hidden,
      render: ({ products }) => (products?.length ? products.join('、') : <Nothing />),
    },
    {
      key: 'score',
      title: text('fields.score'),
      width: 90,
      align: 'end',
      ...hidden,
      render: ({ score }) => score ?? <Nothing />,
    },
    {
      key: 'closedOn',
      title: text('fields.closedOn'),
      width: 110,
      ...hidden,
      render: ({ closedOn }) => <Day day={closedOn ?? null} />,
    },
    {
      key: 'closeReason',
      title: text('fields.closeReason'),
      width: 140,
      ...hidden,
      render: ({ closeReason }) => name(closeReason) || <Nothing />,
    },
    {
      key: 'competitor',
      title: text('fields.competitor'),
      width: 130,
      ...hidden,
      render: ({ competitor }) => competitor ?? <Nothing />,
    },
    ...moments.map(
      (key): OpportunityColumn => ({
        key,
        title: text(`fields.${key}`),
        width: 120,
        ...hidden,
        ...((key === 'openedAt' || key === 'updatedAt') && { sortable: true }),
        render: (row) => <When at={row[key] ?? null} />,
      }),
    ),
    {
      key: 'externalKey',
      title: text('fields.externalKey'),
      width: 130,
      ...hidden,
      render: ({ externalKey }) => externalKey ?? <Nothing />,
    },
    ...custom,
  ];
}

/** The fields that columns need, and those that every row needs for its name. */
export function fieldsOf(columns: readonly string[]): string {
  const fields = new Set(['name', 'accountName', 'state', 'stageId', 'ownerId', 'amount', 'currency']);
  for (const key of columns) {
    if (key.startsWith('custom.')) fields.add('custom');
    else if (key === 'flags') for (const one of ['stale', 'overdue', 'slips']) fields.add(one);
    else fields.add(key);
    if (key === 'expectedClose') for (const one of ['closedOn', 'overdue']) fields.add(one);
    if (key === 'nextStep') fields.add('nextStepOn');
  }
  return [...fields].join(',');
}

/** The day it was decided, or the one it is expected to be, red once that has passed. */
function Close({ row: { closedOn, expectedClose, overdue } }: { row: ListedOpportunity }) {
  const text = useText();
  if (closedOn) return <Day day={closedOn} />;
  if (!expectedClose) return <Nothing />;
  return (
    <span className={overdue ? 'y-text-bad' : undefined}>
      <Day day={expectedClose} />
      {overdue && <span className="y-visually-hidden"> {text('web.flag.overdue')}</span>}
    </span>
  );
}
