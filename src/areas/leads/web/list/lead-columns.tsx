import { useFormat } from '../../../../ui/format-context.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Money } from '../../../../ui/money.tsx';
import { Person, When } from '../../../../ui/person.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import type { Column } from '../../../../ui/table/column.ts';
import { Day, Nothing, PlannedStep, useCustomColumns } from '../../../../web/records/cells.tsx';
import { reachOf, useSession } from '../../../../web/session.ts';
import { ListedScore } from '../../score/web/listed-score.tsx';
import { leadName } from '../lead-name.ts';
import type { ListedLead } from '../lead-shapes.ts';
import { ResponseClock } from '../response-clock.tsx';
import { StatusTag } from '../status-tag.tsx';
import { useText } from '../text.ts';

type LeadColumn = Column<ListedLead>;

/** Further columns that are plain texts. */
const texts = [
  'title',
  'industry',
  'region',
  'product',
  'campaign',
  'size',
  'wechat',
  'website',
  'address',
  'language',
  'need',
] as const;
const moments = ['updatedAt', 'assignedAt', 'firstContactAt'] as const;
const days = ['wakeOn'] as const;

/** What the list can show of a lead; the first ones are shown at first. */
export function useLeadColumns(): LeadColumn[] {
  const text = useText();
  const format = useFormat();
  const custom = useCustomColumns<ListedLead>('lead');
  // Whoever sees only their own leads needs no owner, and calls them.
  const onlyOwn = reachOf(useSession(), 'leads.read') === 'own';
  const hidden = { hidden: true, card: 'none' } as const;
  const field = (key: (typeof texts)[number]): LeadColumn => ({
    key,
    title: text(`fields.${key}`),
    width: key === 'need' || key === 'address' ? 240 : 140,
    ...hidden,
    render: (lead) => lead[key] ?? <Nothing />,
  });
  return [
    {
      key: 'company',
      title: text('fields.company'),
      sortable: true,
      fixed: true,
      card: 'title',
      render: (lead) => (
        <Link to={`/leads/${lead.id}`} className="lead-name">
          <b>{lead.company || leadName({ ...lead, company: '' }, text('web.act.unnamed'))}</b>
        </Link>
      ),
    },
    {
      key: 'name',
      title: text('fields.name'),
      width: 96,
      card: 'subtitle',
      render: (lead) => lead.name || <Nothing />,
    },
    {
      key: 'status',
      title: text('fields.status'),
      width: 104,
      card: 'corner',
      render: (lead) => lead.status && <StatusTag status={lead.status} />,
    },
    {
      key: 'score',
      title: text('fields.score'),
      width: 84,
      align: 'end',
      sortable: true,
      card: 'line',
      render: ({ score, grade }) => <ListedScore score={score ?? null} grade={grade ?? null} />,
    },
    {
      key: 'nextStep',
      title: text('fields.nextStep'),
      width: 190,
      sortable: true,
      card: 'line',
      render: (lead) => <PlannedStep step={lead} />,
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
      key: 'phone',
      title: text('fields.phone'),
      width: 130,
      hidden: !onlyOwn,
      card: 'none',
      render: (lead) => <Telephone lead={lead} />,
    },
    {
      key: 'source',
      title: text('fields.source'),
      width: 110,
      hidden: true,
      card: 'subtitle',
      render: (lead) => lead.source ?? <Nothing />,
    },
    { ...field('region'), width: 110 },
    {
      key: 'ownerName',
      title: text('fields.ownerName'),
      width: 106,
      hidden: onlyOwn,
      card: 'none',
      render: (lead) => <Person name={lead.ownerName ?? null} />,
    },
    {
      key: 'responseDueAt',
      title: text('web.field.response'),
      width: 190,
      card: 'none',
      hidden: true,
      render: (lead) =>
        lead.firstContactAt ? (
          <When at={lead.firstContactAt} />
        ) : (
          <ResponseClock dueAt={lead.responseDueAt ?? null} />
        ),
    },
    {
      key: 'lastContactAt',
      title: text('fields.lastContactAt'),
      width: 106,
      sortable: true,
      card: 'none',
      render: (lead) => <When at={lead.lastContactAt ?? null} />,
    },
    {
      key: 'capturedAt',
      title: text('fields.capturedAt'),
      width: 106,
      sortable: true,
      card: 'none',
      render: (lead) => <When at={lead.capturedAt ?? null} />,
    },
    {
      key: 'email',
      title: text('fields.email'),
      width: 200,
      ...hidden,
      render: (lead) => lead.email ?? <Nothing />,
    },
    {
      key: 'chance',
      title: text('fields.chance'),
      width: 100,
      ...hidden,
      align: 'end',
      render: ({ chance }) => (chance == null ? <Nothing /> : format.percent(chance)),
    },
    ...texts.filter((key) => key !== 'region').map(field),
    ...moments.map(
      (key): LeadColumn => ({
        key,
        title: text(`fields.${key}`),
        width: 120,
        ...hidden,
        ...(key === 'updatedAt' && { sortable: true }),
        render: (lead) => <When at={lead[key] ?? null} />,
      }),
    ),
    ...days.map(
      (key): LeadColumn => ({
        key,
        title: text(`fields.${key}`),
        width: 120,
        ...hidden,
        render: (lead) => <Day day={lead[key] ?? null} />,
      }),
    ),
    {
      key: 'disqualifiedReason',
      title: text('fields.disqualifiedReason'),
      width: 180,
      ...hidden,
      render: (lead) => lead.disqualifiedReason ?? <Nothing />,
    },
    ...custom,
  ];
}

/** The fields that columns need, and those that every row needs for its name. */
export function fieldsOf(columns: readonly string[]): string {
  const fields = new Set(['name', 'company', 'phone', 'email', 'status', 'ownerId']);
  for (const key of columns) {
    if (key.startsWith('custom.')) fields.add('custom');
    else fields.add(key);
    if (key === 'amount') fields.add('currency');
    if (key === 'score') fields.add('grade');
    if (key === 'nextStep') fields.add('nextStepOn');
    if (key === 'responseDueAt') fields.add('firstContactAt');
  }
  return [...fields].join(',');
}

function Telephone({ lead }: { lead: ListedLead }) {
  const text = useText();
  if (!lead.phone) return <Nothing />;
  const name = leadName(lead, text('web.act.unnamed'));
  return (
    <a href={`tel:${lead.phone}`} className="lead-tel" aria-label={text('web.list.tel', { name })}>
      {readablePhone(lead.phone)}
    </a>
  );
}
