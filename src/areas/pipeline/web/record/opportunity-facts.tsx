import Select from 'antd/es/select';
import {
  InlineDate,
  InlineMoney,
  InlineSelect,
  InlineText,
} from '../../../../ui/inline-edit/inline-edit.tsx';
import { Card, type Fact, Facts } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { When } from '../../../../ui/person.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { recordPlace } from '../../../../web/record-places.ts';
import { CustomFact } from '../../../../web/records/custom-fact.tsx';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { OwnerFact } from '../../../../web/records/owner/owner-fact.tsx';
import { useMay } from '../../../../web/session.ts';
import { type Category, categories } from '../../rules/opportunity.ts';
import { useAfterChange } from '../after-change.ts';
import { ProductsInput } from '../products-input.tsx';
import { AccountSearch } from '../record-search.tsx';
import type { OpportunityRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { usePipelines } from '../use-pipelines.ts';
import { useHandover } from './use-handover.ts';
import type { RecordActs } from './use-record-acts.tsx';
import { useSaveField } from './use-save-field.ts';

type FactsProps = { opportunity: OpportunityRecord; acts: RecordActs };

/** What is known about an opportunity, each fact changed where it stands. */
export function OpportunityFacts({ opportunity, acts }: FactsProps) {
  const text = useText();
  const custom = useCustomFields('opportunity');
  const save = useSaveField(opportunity);
  const handover = useHandover(opportunity);
  const { settings } = usePipelines();
  const { readOnly } = acts;
  // What is decided keeps its amount, close and category.
  const decided = readOnly || opportunity.state !== 'open';
  const base = settings?.base ?? 'CNY';
  const moneyOf = (one: Pick<OpportunityRecord, 'amount' | 'currency'>) =>
    one.amount === null ? null : { amount: one.amount, currency: one.currency ?? base };
  const { lead } = opportunity;
  const items: Fact[] = [
    {
      label: text('fields.name'),
      value: (
        <InlineText
          label={text('fields.name')}
          readOnly={readOnly}
          value={opportunity.name}
          currentOf={(current) => (current as OpportunityRecord).name}
          onSave={(name, over) => save({ name }, over)}
        />
      ),
    },
    { label: text('fields.accountName'), value: <AccountFact opportunity={opportunity} acts={acts} /> },
    {
      label: text('fields.amount'),
      value: (
        <InlineMoney
          label={text('fields.amount')}
          currency={opportunity.currency ?? base}
          readOnly={decided}
          value={moneyOf(opportunity)}
          currentOf={(current) => moneyOf(current as OpportunityRecord)}
          onSave={(money, over) =>
            save(money === null ? { amount: null } : { amount: money.amount, currency: money.currency }, over)
          }
        />
      ),
    },
    {
      label: text('fields.expectedClose'),
      value: (
        <InlineDate
          label={text('fields.expectedClose')}
          readOnly={decided}
          value={opportunity.expectedClose}
          currentOf={(current) => (current as OpportunityRecord).expectedClose}
          onSave={(expectedClose, over) => save({ expectedClose }, over)}
        />
      ),
    },
    {
      label: text('fields.category'),
      value: (
        <InlineSelect
          label={text('fields.category')}
          readOnly={decided}
          value={opportunity.category}
          choices={categories.map((value) => ({ value, label: text(`category.${value}`) }))}
          currentOf={(current) => (current as OpportunityRecord).category}
          onSave={(category, over) => save({ category: category as Category }, over)}
        />
      ),
    },
    { label: text('fields.products'), value: <ProductsFact opportunity={opportunity} acts={acts} /> },
    {
      label: text('web.record.competitors'),
      value: <CompetitorsFact opportunity={opportunity} acts={acts} />,
    },
    ...custom.map((field) => ({
      label: field.label,
      value: <CustomFact custom={opportunity.custom} readOnly={readOnly} field={field} save={save} />,
    })),
    { label: text('web.field.owner'), value: <OwnerFact handover={handover} mayAssign={acts.mayAssign} /> },
    ...(opportunity.teamName ? [{ label: text('web.field.team'), value: opportunity.teamName }] : []),
    ...(lead
      ? [
          {
            label: text('web.record.lead'),
            value: (
              <>
                <Link to={`/leads/${lead.id}`}>{lead.title ?? '–'}</Link>
                {opportunity.score !== null && (
                  <span className="y-quiet"> · {text('web.record.score', { score: opportunity.score })}</span>
                )}
              </>
            ),
          },
        ]
      : []),
    { label: text('web.record.opened'), value: <When at={opportunity.openedAt} /> },
  ];
  return (
    <Card title={text('web.record.facts')}>
      <Facts items={items} />
    </Card>
  );
}

function AccountFact({ opportunity, acts }: FactsProps) {
  const text = useText();
  const may = useMay();
  const save = useSaveField(opportunity);
  const { refused } = useAfterChange();
  const { accountId, accountName } = opportunity;
  const to = accountId ? recordPlace('account', accountId) : null;
  if (accountId) return to ? <Link to={to}>{accountName}</Link> : accountName;
  if (acts.readOnly || !may('customers.read')) return <span className="y-quiet">–</span>;
  return (
    <AccountSearch
      label={text('fields.accountName')}
      placeholder={text('web.new.accountPlaceholder')}
      value={null}
      onChange={(found) => found && void save({ accountId: found.value }).catch(refused)}
    />
  );
}

function ProductsFact({ opportunity, acts }: FactsProps) {
  const text = useText();
  const save = useSaveField(opportunity);
  const { refused } = useAfterChange();
  if (acts.readOnly) return opportunity.products.join('、') || '–';
  return (
    <ProductsInput
      label={text('fields.products')}
      value={opportunity.products}
      onChange={(products) => void save({ products }).catch(refused)}
    />
  );
}

function CompetitorsFact({ opportunity, acts }: FactsProps) {
  const text = useText();
  const save = useSaveField(opportunity);
  const { settings } = usePipelines();
  const { refused } = useAfterChange();
  const names = opportunity.competitorNames;
  if (acts.readOnly || !settings || settings.competitors.length === 0)
    return names.map(({ name }) => name).join('、') || <span className="y-quiet">–</span>;
  const gone = names.filter(({ id }) => !settings.competitors.some((one) => one.id === id));
  return (
    <Select
      className="y-wide"
      mode="multiple"
      aria-label={text('web.record.competitors')}
      showSearch={{ optionFilterProp: 'label' }}
      getPopupContainer={popupPlace}
      value={opportunity.competitors}
      options={[...settings.competitors, ...gone].map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(competitors: string[]) => void save({ competitors }).catch(refused)}
    />
  );
}
