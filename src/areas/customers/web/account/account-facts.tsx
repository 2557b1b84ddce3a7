import { useState } from 'react';
import { InlineList, InlineSelect, InlineText } from '../../../../ui/inline-edit/inline-edit.tsx';
import { InlineField } from '../../../../ui/inline-edit/inline-field.tsx';
import { useInlineEdit } from '../../../../ui/inline-edit/use-inline-edit.ts';
import { Card, type Fact, Facts } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { When } from '../../../../ui/person.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import { WebLink } from '../../../../ui/web-link.tsx';
import { CustomFact } from '../../../../web/records/custom-fact.tsx';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { OwnerFact } from '../../../../web/records/owner/owner-fact.tsx';
import { useMay } from '../../../../web/session.ts';
import { accountKinds } from '../../rules/account.ts';
import { DealersLine } from '../new/dealers-line.tsx';
import { RecordChooser } from '../parts/record-chooser.tsx';
import type { AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { useHandover } from './use-handover.ts';
import { useSaveAccount } from './use-save.ts';

type FactProps = { account: AccountRecord; readOnly: boolean };
type TextField =
  | 'name'
  | 'shortName'
  | 'creditCode'
  | 'region'
  | 'address'
  | 'industry'
  | 'size'
  | 'source'
  | 'note'
  | 'currency'
  | 'paymentTerms'
  | 'creditNote';

/** In sight once filled. */
const rest = ['shortName', 'address', 'size', 'source', 'currency', 'creditNote', 'note'] as const;
const long: ReadonlySet<TextField> = new Set(['address', 'note', 'paymentTerms', 'creditNote']);

/** What is known about an account, each fact changed where it stands. */
export function AccountFacts({ account, readOnly }: FactProps) {
  const text = useText();
  const custom = useCustomFields('account');
  const save = useSaveAccount(account);
  const handover = useHandover(account);
  const mayAssign = useMay()('customers.assign') && !readOnly;
  const [all, setAll] = useState(false);
  const shared = { account, readOnly };
  const plain = (field: TextField): Fact => ({
    label: text(`fields.${field}`),
    value: <TextFact {...shared} field={field} />,
  });
  const usual: Fact[] = [
    plain('name'),
    { label: text('fields.kind'), value: <KindFact {...shared} /> },
    { label: text('fields.phones'), value: <PhonesFact {...shared} /> },
    { label: text('fields.emails'), value: <EmailsFact {...shared} /> },
    plain('region'),
    plain('industry'),
    plain('creditCode'),
    { label: text('fields.parentId'), value: <ParentFact {...shared} /> },
    plain('paymentTerms'),
    ...custom.map((field) => ({
      label: field.label,
      value: <CustomFact custom={account.custom} readOnly={readOnly} field={field} save={save} />,
    })),
    { label: text('fields.ownerId'), value: <OwnerFact handover={handover} mayAssign={mayAssign} /> },
  ];
  const other = [
    {
      filled: account.website !== null,
      fact: { label: text('fields.website'), value: <WebsiteFact {...shared} /> },
    },
    ...rest.map((field) => ({ filled: account[field] !== null, fact: plain(field) })),
  ];
  const hidden = other.filter((one) => !one.filled).length;
  return (
    <Card title={text('web.account.facts')}>
      <Facts
        items={[
          ...usual,
          ...other.filter((one) => one.filled || all).map((one) => one.fact),
          ...(account.teamName ? [{ label: text('web.account.team'), value: account.teamName }] : []),
          { label: text('web.account.opened'), value: <When at={account.createdAt} /> },
        ]}
      />
      {account.region && account.kind === 'direct' && <DealersLine region={account.region} />}
      {hidden > 0 && !readOnly && (
        <button type="button" className="y-textbutton y-morefields" onClick={() => setAll(!all)}>
          {all ? text('web.account.lessFacts') : text('web.account.moreFacts', { count: hidden })}
        </button>
      )}
    </Card>
  );
}

function TextFact({ account, readOnly, field }: FactProps & { field: TextField }) {
  const text = useText();
  const save = useSaveAccount(account);
  return (
    <InlineText
      label={text(`fields.${field}`)}
      multiline={long.has(field)}
      readOnly={readOnly}
      value={account[field]}
      currentOf={(current) => (current as AccountRecord)[field]}
      onSave={(value, over) => save({ [field]: value }, over)}
    />
  );
}

function KindFact({ account, readOnly }: FactProps) {
  const text = useText();
  const save = useSaveAccount(account);
  return (
    <InlineSelect
      label={text('fields.kind')}
      readOnly={readOnly}
      value={account.kind}
      choices={accountKinds.map((kind) => ({ value: kind, label: text(`values.kind.${kind}`) }))}
      currentOf={(current) => (current as AccountRecord).kind}
      onSave={(value, over) => save({ kind: accountKinds.find((kind) => kind === value) ?? 'direct' }, over)}
    />
  );
}

function PhonesFact({ account, readOnly }: FactProps) {
  const text = useText();
  const save = useSaveAccount(account);
  return (
    <InlineList
      label={text('fields.phones')}
      inputMode="tel"
      readOnly={readOnly}
      value={account.phones}
      show={(number) => <a href={`tel:${number}`}>{readablePhone(number)}</a>}
      currentOf={(current) => (current as AccountRecord).phones}
      onSave={(phones, over) => save({ phones: [...phones] }, over)}
    />
  );
}

function EmailsFact({ account, readOnly }: FactProps) {
  const text = useText();
  const save = useSaveAccount(account);
  return (
    <InlineList
      label={text('fields.emails')}
      inputMode="email"
      readOnly={readOnly}
      value={account.emails}
      show={(address) => <a href={`mailto:${address}`}>{address}</a>}
      currentOf={(current) => (current as AccountRecord).emails}
      onSave={(emails, over) => save({ emails: [...emails] }, over)}
    />
  );
}

function WebsiteFact({ account, readOnly }: FactProps) {
  const text = useText();
  const save = useSaveAccount(account);
  return (
    <InlineText
      label={text('fields.website')}
      readOnly={readOnly}
      value={account.website}
      show={(address) => <WebLink address={address} />}
      currentOf={(current) => (current as AccountRecord).website}
      onSave={(website, over) => save({ website }, over)}
    />
  );
}

/** The company above it, found by name; choosing saves. */
function ParentFact({ account, readOnly }: FactProps) {
  const text = useText();
  const save = useSaveAccount(account);
  const known = account.parentId ? { id: account.parentId, name: account.parentName ?? '' } : null;
  const state = useInlineEdit<string | null>({
    value: account.parentId,
    currentOf: (current) => (current as AccountRecord).parentId,
    onSave: (parentId, over) => save({ parentId }, over),
  });
  return (
    <InlineField
      label={text('fields.parentId')}
      state={state}
      saveOnBlur={false}
      readOnly={readOnly}
      show={(id) =>
        id && account.parentName ? <Link to={`/accounts/${id}`}>{account.parentName}</Link> : null
      }
      editor={
        <RecordChooser
          kind="account"
          autoFocus
          label={text('fields.parentId')}
          value={state.shown}
          known={known}
          except={account.id}
          onChange={(id) => state.commit(id)}
        />
      }
    />
  );
}
