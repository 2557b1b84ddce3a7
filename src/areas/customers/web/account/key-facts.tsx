import Popover from 'antd/es/popover';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { Link } from '../../../../ui/link.tsx';
import { HealthTag, healthTone } from '../parts/standing-tags.tsx';
import { useReasonWords } from '../parts/use-reason-words.ts';
import type { AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { NeedFit } from './need-fit.tsx';

/** How healthy an account is and why, and the numbers beside it; its note. */
export function KeyFacts({ account, readOnly }: { account: AccountRecord; readOnly: boolean }) {
  const text = useText();
  const format = useFormat();
  const now = useNow(60_000);
  const reasonWords = useReasonWords();
  const [worst] = [...account.healthWhy].sort((a, b) => b.points - a.points);
  const rest = account.healthWhy.length - 1;
  return (
    <div>
      <div className="y-numbers">
        <Popover
          trigger="click"
          placement="bottomLeft"
          arrow={false}
          content={<HealthWhy account={account} />}
        >
          <button type="button" className="cust-inlinebutton" aria-label={text('web.account.healthWhy')}>
            <KeyNumber
              label={text('web.account.health')}
              value={format.number(account.healthScore)}
              unit={<HealthTag health={account.health} />}
              share={account.healthScore / 100}
              tone={healthTone(account.health)}
              note={
                worst ? `${reasonWords(worst)}${rest > 0 ? ` +${rest}` : ''}` : text('web.account.healthFine')
              }
            />
          </button>
        </Popover>
        <KeyNumber
          label={text('web.account.lastContact')}
          value={
            account.lastContactAt ? format.relative(account.lastContactAt, now) : text('web.account.never')
          }
        />
        <KeyNumber label={text('web.account.communications')} value={format.number(account.communications)} />
        <KeyNumber
          label={text('web.account.contacts')}
          value={format.number(account.contacts)}
          to={`/contacts?${new URLSearchParams({
            filter: JSON.stringify([{ field: 'account', operator: 'anyOf', values: [account.id] }]),
          })}`}
        />
      </div>
      <div className="cust-fit">
        <NeedFit account={account} readOnly={readOnly} />
      </div>
    </div>
  );
}

/** Every reason with its points, down to the score; and by which version of the rule. */
function HealthWhy({ account }: { account: AccountRecord }) {
  const text = useText();
  const reasonWords = useReasonWords();
  return (
    <div className="cust-why">
      <b>{text('web.account.healthWhy')}</b>
      <span className="y-quiet">{text('web.account.healthAll')}</span>
      {account.healthWhy.length === 0 ? (
        <span>{text('web.account.healthFine')}</span>
      ) : (
        <ul>
          {account.healthWhy.map((reason) => (
            <li key={reason.reason}>
              <span>{reasonWords(reason)}</span>
              <span className="y-number">{text('web.reason.minus', { points: reason.points })}</span>
            </li>
          ))}
        </ul>
      )}
      <RuleLine number={account.ruleNumber} />
    </div>
  );
}

/** Which version of the rule said so, and where it stands. */
export function RuleLine({ number }: { number: number }) {
  const text = useText();
  return (
    <span className="y-quiet">
      {text('web.account.rule', { number })} · <Link to="/accounts/rule">{text('web.account.ruleOpen')}</Link>
    </span>
  );
}
