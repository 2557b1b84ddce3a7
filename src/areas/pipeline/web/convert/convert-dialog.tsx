import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { type FormEvent, useId, useState } from 'react';
import type { CallOutput } from '../../../../platform/http/contract.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { firstFocus } from '../../../../ui/first-focus.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { newKey } from '../../../../web/api/call.ts';
import { api } from '../../../../web/api/client.ts';
import type { Contracts } from '../../../../web/api/endpoints.gen.ts';
import { NextStepDay } from '../../../../web/records/next-step-day.tsx';
import { type ContactRole, contactRoles } from '../../rules/opportunity.ts';
import { inWords } from '../after-change.ts';
import { CloseDay } from '../list/bulk-value.tsx';
import { useText } from '../text.ts';
import '../pipeline.css';

type Preview = CallOutput<Contracts['conversion']['preview']>;
export type Converted = CallOutput<Contracts['conversion']['convert']> & { name: string };

type ConvertDialogProps = { leadId: string; onClose: () => void; onDone: (converted: Converted) => void };

/** Makes account, contact and opportunity of a lead, each new or one that is there, in one press. */
export function ConvertDialog({ leadId, onClose, onDone }: ConvertDialogProps) {
  const text = useText();
  const preview = useQuery({ ...api.conversion.preview.query({ query: { leadId } }), staleTime: 0 });
  return (
    <Dialog open onClose={onClose} label={text('web.convert.title')}>
      {preview.data ? (
        <ConvertForm preview={preview.data} onClose={onClose} onDone={onDone} />
      ) : (
        <div className="y-dialogform">
          <h2>{text('web.convert.title')}</h2>
          {preview.error ? (
            <ErrorState error={preview.error as ShownError} onRetry={() => void preview.refetch()} />
          ) : (
            <SkeletonText lines={6} />
          )}
        </div>
      )}
    </Dialog>
  );
}

const fresh = 'new';

function ConvertForm({
  preview,
  onClose,
  onDone,
}: Omit<ConvertDialogProps, 'leadId'> & { preview: Preview }) {
  const text = useText();
  const format = useFormat();
  const id = useId();
  const { lead, accounts, contacts, hidden, opportunities } = preview;
  // A certain one is joined unless somebody says otherwise; what only looks like it is not.
  const [accountId, setAccount] = useState(accounts.find(({ same }) => same)?.id ?? fresh);
  const [contactId, setContact] = useState(contacts.find(({ same }) => same)?.id ?? fresh);
  const [opportunityId, setOpportunity] = useState(fresh);
  const [name, setName] = useState(preview.name);
  const [amount, setAmount] = useState(lead.amount ?? '');
  const [expectedClose, setClose] = useState('');
  const [step, setStep] = useState(lead.nextStep ?? '');
  const [day, setDay] = useState(lead.nextStepOn ?? '');
  const [role, setRole] = useState<ContactRole>('decisionMaker');
  const [key] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const blocked = hidden.find(({ what }) => what === 'account') ?? null;
  const [anyway, setAnyway] = useState(false);
  const joinable = opportunities.filter((one) => one.accountId === accountId);
  const joined = joinable.find((one) => one.id === opportunityId) ?? null;

  const convert = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const converted = await api.conversion.convert(
        {
          body: {
            leadId: lead.id,
            ...(accountId === fresh ? { newAccount: accounts.length > 0 || anyway } : { accountId }),
            ...(contactId === fresh ? { newContact: contacts.length > 0 } : { contactId }),
            ...(joined && { opportunityId: joined.id }),
            role,
            ...(!joined && {
              name: name.trim() || null,
              amount: amount.replace(/[,，\s]/g, '') || null,
              expectedClose: expectedClose || null,
              nextStep: step.trim() || null,
              nextStepOn: step.trim() ? day || null : null,
            }),
          },
        },
        { idempotencyKey: key },
      );
      onDone({ ...converted, name: joined?.name ?? name });
    } catch (error) {
      setProblem(inWords(error));
      setBusy(false);
    }
  };
  const options = (those: Preview['accounts'], made: string) => [
    ...those.map((one) => ({
      value: one.id,
      label: [
        one.name,
        one.detail,
        one.same
          ? text('web.convert.same')
          : text('web.convert.near', { likelihood: format.percent(one.likelihood) }),
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    { value: fresh, label: made === '' ? text('web.convert.none') : text('web.convert.new', { name: made }) },
  ];
  const select = (
    label: string,
    value: string,
    choices: { value: string; label: string }[],
    choose: (value: string) => void,
  ) => (
    <div className="y-labelled">
      <span>{label}</span>
      <Select
        className="y-wide"
        aria-label={label}
        getPopupContainer={popupPlace}
        value={value}
        options={choices}
        onChange={choose}
      />
    </div>
  );
  return (
    <form className="y-dialogform" ref={firstFocus} onSubmit={(event) => void convert(event)}>
      <h2>{text('web.convert.title')}</h2>
      <p className="y-quiet">{text('web.convert.intro')}</p>
      {select(text('web.convert.account'), accountId, options(accounts, lead.company), (next) => {
        setAccount(next);
        setOpportunity(fresh);
      })}
      {blocked && accountId === fresh && (
        <label className="y-check deal-warn">
          <input type="checkbox" checked={anyway} onChange={(event) => setAnyway(event.target.checked)} />
          {text('web.convert.hiddenAccount', { owner: blocked.owner ?? '–' })} {text('web.convert.anyway')}
        </label>
      )}
      {select(text('web.convert.contact'), contactId, options(contacts, lead.name), setContact)}
      {(contactId !== fresh || lead.name !== '') && (
        <Choice
          label={text('web.convert.role')}
          value={role}
          onChange={setRole}
          choices={contactRoles.map((value) => ({ value, label: text(`web.role.${value}`) }))}
        />
      )}
      {joinable.length > 0 &&
        select(
          text('web.convert.opportunity'),
          opportunityId,
          [
            { value: fresh, label: text('web.convert.joinNone') },
            ...joinable.map((one) => ({
              value: one.id,
              label: text('web.convert.join', { name: one.name }),
            })),
          ],
          setOpportunity,
        )}
      {!joined && (
        <>
          <label className="y-labelled" htmlFor={`${id}-name`}>
            <span>{text('web.convert.name')}</span>
            <Input
              id={`${id}-name`}
              data-first
              maxLength={300}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <label className="y-labelled" htmlFor={`${id}-amount`}>
            <span>{text('fields.amount')}</span>
            <Input
              id={`${id}-amount`}
              inputMode="decimal"
              value={amount}
              suffix={lead.currency ?? undefined}
              onChange={(event) => setAmount(event.target.value)}
            />
          </label>
          <div className="y-labelled">
            <span>{text('fields.expectedClose')}</span>
            <CloseDay value={expectedClose} onChange={setClose} />
          </div>
          <label className="y-labelled" htmlFor={`${id}-step`}>
            <span>{text('fields.nextStep')}</span>
            <Input
              id={`${id}-step`}
              maxLength={1000}
              value={step}
              onChange={(event) => setStep(event.target.value)}
            />
          </label>
          <NextStepDay value={day} onChange={setDay} disabled={step.trim() === ''} />
        </>
      )}
      {problem && (
        <div className="y-inline-error" role="alert">
          {problem}
        </div>
      )}
      <div className="y-dialogform-acts">
        <Button onClick={onClose}>{text('web.act.cancel')}</Button>
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={blocked !== null && accountId === fresh && !anyway}
        >
          {text('web.convert.confirm')}
        </Button>
      </div>
    </form>
  );
}
