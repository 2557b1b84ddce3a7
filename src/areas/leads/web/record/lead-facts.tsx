import { type ReactNode, useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card, type Fact, Facts } from '../../../../ui/layout.tsx';
import { When } from '../../../../ui/person.tsx';
import { CustomFact } from '../../../../web/records/custom-fact.tsx';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { OwnerFact } from '../../../../web/records/owner/owner-fact.tsx';
import { useRecordText } from '../../../../web/records/text.ts';
import { useMay, useSession } from '../../../../web/session.ts';
import type { LeadRecord } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import {
  AmountFact,
  EmailsFact,
  LanguageFact,
  PhonesFact,
  TextFact,
  type TextField,
  WebsiteFact,
} from './fact-fields.tsx';
import { useHandover } from './use-handover.ts';
import { useOpenField, type WantedField } from './use-open-field.ts';
import { useSaveField } from './use-save-field.ts';

/** Always in sight, filled or not: what a salesperson asks first. */
const first = ['company', 'name', 'title'] as const;
const then = ['wechat', 'region', 'industry', 'product', 'source'] as const;
/** In sight once filled. */
const rest = ['size', 'address', 'campaign'] as const;

type LeadFactsProps = { lead: LeadRecord; readOnly: boolean; wanted: WantedField | null };

/** What is known about a lead, each fact changed where it stands. */
export function LeadFacts({ lead, readOnly, wanted }: LeadFactsProps) {
  const text = useText();
  const recordText = useRecordText();
  const format = useFormat();
  const { company } = useSession();
  const mayAssign = useMay()('leads.assign') && !readOnly;
  const handover = useHandover(lead);
  const custom = useCustomFields('lead');
  const save = useSaveField(lead);
  const [opened, setAll] = useState(false);
  useOpenField(wanted);
  const shared = { lead, readOnly };
  const fact = (field: string, label: string, value: ReactNode): Fact => ({
    label,
    value: <div data-field={field}>{value}</div>,
  });
  const plain = (field: TextField): Fact =>
    fact(field, text(`fields.${field}`), <TextFact {...shared} field={field} />);
  const usual: Fact[] = [
    ...first.map(plain),
    fact('phones', text('fields.phones'), <PhonesFact {...shared} />),
    fact('emails', text('fields.emails'), <EmailsFact {...shared} />),
    ...then.map(plain),
    fact(
      'amount',
      text('fields.amount'),
      <AmountFact {...shared} currency={company?.currency ?? format.settings.currency} />,
    ),
    ...custom.map((field) =>
      fact(
        `custom.${field.key}`,
        field.label,
        <CustomFact custom={lead.custom} readOnly={readOnly} field={field} save={save} />,
      ),
    ),
    { label: recordText('field.owner'), value: <OwnerFact handover={handover} mayAssign={mayAssign} /> },
  ];
  const other = [
    ...rest.map((field) => ({ field, filled: lead[field] !== null, fact: plain(field) })),
    {
      field: 'language',
      filled: lead.language !== null,
      fact: fact('language', text('fields.language'), <LanguageFact {...shared} />),
    },
    {
      field: 'website',
      filled: lead.website !== null,
      fact: fact('website', text('fields.website'), <WebsiteFact {...shared} />),
    },
  ];
  const all = opened || other.some(({ field }) => field === wanted?.field);
  const hidden = other.filter((one) => !one.filled).length;
  return (
    <Card title={text('web.record.facts')}>
      <Facts
        items={[
          ...usual,
          ...other.filter((one) => one.filled || all).map((one) => one.fact),
          ...(lead.teamName ? [{ label: text('web.record.team'), value: lead.teamName }] : []),
          { label: text('web.record.captured'), value: <When at={lead.capturedAt} /> },
        ]}
      />
      {hidden > 0 && !readOnly && (
        <button type="button" className="y-textbutton y-morefields" onClick={() => setAll(!all)}>
          {all ? text('web.record.lessFacts') : text('web.record.moreFacts', { count: hidden })}
        </button>
      )}
    </Card>
  );
}
