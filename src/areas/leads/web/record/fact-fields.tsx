import { useFormat } from '../../../../ui/format-context.tsx';
import {
  InlineList,
  InlineMoney,
  InlineSelect,
  InlineText,
} from '../../../../ui/inline-edit/inline-edit.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import { WebLink } from '../../../../ui/web-link.tsx';
import type { LeadRecord } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import { useSaveField } from './use-save-field.ts';

type FactProps = { lead: LeadRecord; readOnly: boolean };

export type TextField =
  | 'company'
  | 'name'
  | 'title'
  | 'wechat'
  | 'region'
  | 'industry'
  | 'product'
  | 'source'
  | 'size'
  | 'address'
  | 'campaign'
  | 'need';

/** A text of the lead. */
export function TextFact({
  lead,
  readOnly,
  field,
  multiline = false,
}: FactProps & { field: TextField; multiline?: boolean }) {
  const text = useText();
  const save = useSaveField(lead);
  return (
    <InlineText
      label={text(`fields.${field}`)}
      multiline={multiline}
      readOnly={readOnly}
      value={lead[field] || null}
      currentOf={(current) => (current as LeadRecord)[field] || null}
      onSave={(value, over) => save({ [field]: value }, over)}
    />
  );
}

/** Those that customers of our users mostly speak; any other code that is there stays. */
const languages = [
  'zh-CN',
  'zh-TW',
  'en',
  'ja',
  'ko',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'ru',
  'ar',
  'vi',
  'th',
  'id',
];

/** The language in which the lead is spoken with. */
export function LanguageFact({ lead, readOnly }: FactProps) {
  const text = useText();
  const format = useFormat();
  const save = useSaveField(lead);
  const known = lead.language && !languages.includes(lead.language) ? [lead.language] : [];
  return (
    <InlineSelect
      label={text('fields.language')}
      readOnly={readOnly}
      value={lead.language}
      choices={[...languages, ...known].map((value) => ({ value, label: format.languageName(value) }))}
      currentOf={(current) => (current as LeadRecord).language}
      onSave={(language, over) => save({ language }, over)}
    />
  );
}

/** Telephone numbers, each to be called with one press. */
export function PhonesFact({ lead, readOnly }: FactProps) {
  const text = useText();
  const save = useSaveField(lead);
  return (
    <InlineList
      label={text('fields.phones')}
      inputMode="tel"
      readOnly={readOnly}
      value={lead.phones}
      show={(number) => <a href={`tel:${number}`}>{readablePhone(number)}</a>}
      currentOf={(current) => (current as LeadRecord).phones}
      onSave={(phones, over) => save({ phones: [...phones] }, over)}
    />
  );
}

export function EmailsFact({ lead, readOnly }: FactProps) {
  const text = useText();
  const save = useSaveField(lead);
  return (
    <InlineList
      label={text('fields.emails')}
      inputMode="email"
      readOnly={readOnly}
      value={lead.emails}
      show={(address) => <a href={`mailto:${address}`}>{address}</a>}
      currentOf={(current) => (current as LeadRecord).emails}
      onSave={(emails, over) => save({ emails: [...emails] }, over)}
    />
  );
}

export function WebsiteFact({ lead, readOnly }: FactProps) {
  const text = useText();
  const save = useSaveField(lead);
  return (
    <InlineText
      label={text('fields.website')}
      readOnly={readOnly}
      value={lead.website}
      show={(address) => <WebLink address={address} />}
      currentOf={(current) => (current as LeadRecord).website}
      onSave={(website, over) => save({ website }, over)}
    />
  );
}

export function AmountFact({ lead, readOnly, currency }: FactProps & { currency: string }) {
  const text = useText();
  const save = useSaveField(lead);
  const moneyOf = (one: Pick<LeadRecord, 'amount' | 'currency'>) =>
    one.amount === null ? null : { amount: one.amount, currency: one.currency ?? currency };
  return (
    <InlineMoney
      label={text('fields.amount')}
      currency={lead.currency ?? currency}
      readOnly={readOnly}
      value={moneyOf(lead)}
      currentOf={(current) => moneyOf(current as LeadRecord)}
      onSave={(money, over) =>
        save(money === null ? { amount: null } : { amount: money.amount, currency: money.currency }, over)
      }
    />
  );
}
