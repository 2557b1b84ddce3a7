import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card, type Fact, Facts } from '../../../../ui/layout.tsx';
import { When } from '../../../../ui/person.tsx';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { CustomFact } from '../../../../web/records/custom-fact.tsx';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useSession } from '../../../../web/session.ts';
import type { LeadRecord } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import {
  AmountFact,
  EmailsFact,
  LanguageFact,
  OwnerFact,
  PhonesFact,
  TextFact,
  type TextField,
  WebsiteFact,
} from './fact-fields.tsx';
import { useSaveField } from './use-save-field.ts';

/** Always in sight, filled or not: what a salesperson asks first. */
const first = ['company', 'name', 'title'] as const;
const then = ['wechat', 'region', 'industry', 'product', 'source'] as const;
/** In sight once filled. */
const rest = ['size', 'address', 'campaign'] as const;

/** What is known about a lead, each fact changed where it stands. */
export function LeadFacts({ lead, readOnly }: { lead: LeadRecord; readOnly: boolean }) {
  const text = useText();
  const format = useFormat();
  const { company } = useSession();
  const { active } = useColleagues();
  const custom = useCustomFields('lead');
  const save = useSaveField(lead);
  const [all, setAll] = useState(false);
  const shared = { lead, readOnly };
  const plain = (field: TextField): Fact => ({
    label: text(`fields.${field}`),
    value: <TextFact {...shared} field={field} />,
  });
  const usual: Fact[] = [
    ...first.map(plain),
    { label: text('fields.phones'), value: <PhonesFact {...shared} /> },
    { label: text('fields.emails'), value: <EmailsFact {...shared} /> },
    ...then.map(plain),
    {
      label: text('fields.amount'),
      value: <AmountFact {...shared} currency={company?.currency ?? format.settings.currency} />,
    },
    ...custom.map((field) => ({
      label: field.label,
      value: <CustomFact custom={lead.custom} readOnly={readOnly} field={field} save={save} />,
    })),
    { label: text('web.record.owner'), value: <OwnerFact {...shared} people={active} /> },
  ];
  const other = [
    ...rest.map((field) => ({ filled: lead[field] !== null, fact: plain(field) })),
    {
      filled: lead.language !== null,
      fact: { label: text('fields.language'), value: <LanguageFact {...shared} /> },
    },
    {
      filled: lead.website !== null,
      fact: { label: text('fields.website'), value: <WebsiteFact {...shared} /> },
    },
  ];
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
