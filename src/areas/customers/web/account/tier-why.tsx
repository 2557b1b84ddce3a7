import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Popover from 'antd/es/popover';
import { type FormEvent, useState } from 'react';
import { Choice } from '../../../../ui/choice.tsx';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { useSession } from '../../../../web/session.ts';
import { tiers } from '../../rules/standing.ts';
import { useAfterChange } from '../after-change.ts';
import { TierTag } from '../parts/standing-tags.tsx';
import type { AccountRecord, Tier } from '../shapes.ts';
import { useText } from '../text.ts';
import { RuleLine } from './key-facts.tsx';

/** The tier beside the account's name; pressed, it says why, and can be set by hand. */
export function TierWhy({ account, readOnly }: { account: AccountRecord; readOnly: boolean }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <span className="cust-tags">
      <Popover
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        open={open}
        onOpenChange={setOpen}
        destroyOnHidden
        content={<Why account={account} readOnly={readOnly} onDone={() => setOpen(false)} />}
      >
        <button type="button" className="cust-inlinebutton" aria-label={text('web.account.tierWhy')}>
          <TierTag tier={account.tier} /> <Icon name="down" size={13} />
        </button>
      </Popover>
      {account.tierSet && <Tag>{text('web.account.tierByHand')}</Tag>}
      {account.kind !== 'direct' && <Tag>{text(`values.kind.${account.kind}`)}</Tag>}
    </span>
  );
}

type WhyProps = { account: AccountRecord; readOnly: boolean; onDone: () => void };

function Why({ account, readOnly, onDone }: WhyProps) {
  const text = useText();
  const format = useFormat();
  const { nameOf } = useColleagues();
  const [setting, setSetting] = useState(false);
  const { tierSet } = account;
  return (
    <div className="cust-why">
      <b>{text('web.account.tierWhy')}</b>
      {tierSet && (
        <span>
          {text('web.account.tierHandWhy', {
            by: nameOf(tierSet.by) ?? '',
            day: format.date(tierSet.at),
            tier: text(`values.tier.${tierSet.tier}`),
            reason: tierSet.reason,
          })}
        </span>
      )}
      <ul>
        {account.tierWhy.map((reason) => (
          <Criterion key={reason.criterion} reason={reason} />
        ))}
      </ul>
      <RuleLine number={account.ruleNumber} />
      {!readOnly &&
        (setting ? (
          <SetTier account={account} onDone={onDone} />
        ) : (
          <Button size="small" onClick={() => setSetting(true)}>
            {text('web.account.setTier')}
          </Button>
        ))}
    </div>
  );
}

/** One criterion: what is, what is wanted, and whether that is enough. */
function Criterion({ reason }: { reason: AccountRecord['tierWhy'][number] }) {
  const text = useText();
  const format = useFormat();
  const { company } = useSession();
  const { criterion, met, value, wanted } = reason;
  const shown = (of: string | null): string => {
    if (of === null) return text('web.criterion.unknown');
    if (criterion === 'needFit')
      return text(`web.account.${of === 'fits' || of === 'conditions' ? of : 'doesNotFit'}`);
    if (criterion === 'volume' || criterion === 'bought') return format.money(of, company?.currency);
    if (criterion === 'profit') return format.percent(Number(of) / 100);
    return format.number(of);
  };
  return (
    <li>
      <span>
        {text(`web.criterion.${criterion}`)}
        {wanted !== null && (
          <span className="y-quiet">
            {' '}
            {text(criterion === 'honesty' ? 'web.criterion.wantedMost' : 'web.criterion.wanted', {
              wanted: shown(wanted),
            })}
          </span>
        )}
      </span>
      <span>
        {shown(value)}{' '}
        {met !== null && (
          <Tag tone={met ? 'good' : 'warn'}>{text(met ? 'web.criterion.met' : 'web.criterion.unmet')}</Tag>
        )}
      </span>
    </li>
  );
}

function SetTier({ account, onDone }: { account: AccountRecord; onDone: () => void }) {
  const text = useText();
  const { done, refused } = useAfterChange();
  const [tier, setTier] = useState<Tier>(account.tier);
  const [reason, setReason] = useState('');
  const send = async (wished: Tier | null) => {
    try {
      const { batchId } = await api.account.setTier({
        params: { id: account.id },
        body: { version: account.version, tier: wished, ...(wished && { reason }) },
      });
      done(
        wished
          ? text('web.account.tierSetDone', { tier: text(`values.tier.${wished}`) })
          : text('web.account.tierBackDone'),
        batchId,
      );
      onDone();
    } catch (error) {
      refused(error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') void send(tier);
  };
  return (
    <form className="y-stack y-gap-s" onSubmit={submit}>
      <Choice
        label={text('web.account.tier')}
        value={tier}
        onChange={setTier}
        choices={[...tiers].reverse().map((one) => ({ value: one, label: text(`values.tier.${one}`) }))}
      />
      <Input
        aria-label={text('web.account.tierReason')}
        placeholder={text('web.account.tierReasonPlaceholder')}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="y-row y-gap-s">
        <Button size="small" type="primary" htmlType="submit" disabled={reason.trim() === ''}>
          {text('web.account.setTier')}
        </Button>
        {account.tierSet && (
          <Button size="small" onClick={() => void send(null)}>
            {text('web.account.tierBack')}
          </Button>
        )}
      </div>
    </form>
  );
}
