import { useId } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Money } from '../../../../ui/money.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import { useValueWords } from '../../web/record/use-value-words.ts';
import { StatusTag } from '../../web/status-tag.tsx';
import { useText } from '../../web/text.ts';
import { isEmpty, type PairRow } from './pair-rows.ts';
import type { Compared, Pair, Side } from './shapes.ts';
import { useDuplicateText } from './text.ts';

type PairFieldProps = {
  row: PairRow;
  pair: Pair;
  kept: Side;
  chosen: Side | undefined;
  onChoose: (side: Side) => void;
};

/** One field of both; where they differ, the one to keep is chosen. */
export function PairField({ row, pair, kept, chosen, onChoose }: PairFieldProps) {
  const text = useDuplicateText();
  const leads = useText();
  const { fieldWords } = useValueWords();
  const name = useId();
  const usual = isEmpty(row[kept]) ? (kept === 'a' ? 'b' : 'a') : kept;
  const taken = chosen ?? usual;
  const both = !row.same && (row.field === 'phones' || row.field === 'emails');
  const label = labelOf(row.field);
  return (
    <div className={row.same ? 'dup-line dup-same' : 'dup-line'} role="radiogroup" aria-label={label}>
      <span className="dup-label y-quiet">
        {label}
        {both && !isEmpty(row.a) && !isEmpty(row.b) && <small>{text('web.both')}</small>}
      </span>
      {(['a', 'b'] as const).map((side) => {
        const value = <Value field={row.field} lead={pair[side]} />;
        if (!row.choosable)
          return (
            <span key={side} className="dup-cell">
              {value}
            </span>
          );
        return (
          <label
            key={side}
            className={side === taken ? 'dup-cell dup-choice dup-taken' : 'dup-cell dup-choice'}
          >
            <input type="radio" name={name} checked={side === taken} onChange={() => onChoose(side)} />
            <span>{value}</span>
          </label>
        );
      })}
    </div>
  );

  function labelOf(field: string): string {
    if (field === 'owner') return leads('web.field.owner');
    return field === 'lastContactAt' ? leads('fields.lastContactAt') : fieldWords(field);
  }
}

function Value({ field, lead }: { field: string; lead: Compared }) {
  const format = useFormat();
  const { valueWords } = useValueWords();
  if (field === 'status') return <StatusTag status={lead.status} />;
  if (field === 'amount')
    return <Money amount={lead.amount} {...(lead.currency && { currency: lead.currency })} />;
  if (field === 'phones') return <>{lead.phones.map(readablePhone).join('、') || '–'}</>;
  if (field === 'lastContactAt') return <>{lead.lastContactAt ? format.dateTime(lead.lastContactAt) : '–'}</>;
  const value = field === 'owner' ? lead.ownerName : valueIn(lead, field);
  if (isEmpty(value)) return <span className="y-quiet">–</span>;
  if (field === 'nextStep')
    return (
      <>
        {[lead.nextStep, lead.nextStepOn && valueWords('nextStepOn', lead.nextStepOn)]
          .filter(Boolean)
          .join(' · ')}
      </>
    );
  return <>{field === 'owner' ? String(value) : valueWords(field, value)}</>;
}

function valueIn(lead: Compared, field: string): unknown {
  return field.startsWith('custom.') ? lead.custom[field.slice(7)] : lead[field as keyof Compared];
}
