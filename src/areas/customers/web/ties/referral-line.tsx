import Button from 'antd/es/button';
import { companyToday, noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { useAfterChange } from '../after-change.ts';
import type { Referral } from '../shapes.ts';
import { useText } from '../text.ts';

type ReferralLineProps = {
  referral: Referral;
  /** `by`: on the page of the one who was brought; `brought`: on that of whoever brought them; `owed`: away from both. */
  side: 'by' | 'brought' | 'owed';
  readOnly: boolean;
};

/** One referral: the other end, when, and what is owed or was given for it. */
export function ReferralLine({ referral, side, readOnly }: ReferralLineProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { done, refused } = useAfterChange();
  const today = companyToday(now, format.settings.timeZone);
  const day = (of: string) => format.shortDate(noonOf(of), now);
  const { thanks, thanksDue, thankedOn, thankedHow } = referral;
  const thank = async (on: string | null, version: number) =>
    api.tie.thank({ params: { id: referral.id }, body: { version, on } });
  const act = async (work: () => Promise<unknown>, said: string, undo: () => Promise<unknown>) => {
    try {
      await work();
      done(said, undo);
    } catch (error) {
      refused(error);
    }
  };
  return (
    <li>
      <div>
        {side !== 'brought' ? (
          <span>
            {referral.byContact && (
              <Name kind="contact" id={referral.byContact} name={referral.byContactName} />
            )}
            {referral.byContact && referral.byAccount && ' · '}
            {referral.byAccount && (
              <Name kind="account" id={referral.byAccount} name={referral.byAccountName} />
            )}
          </span>
        ) : (
          <Name kind="account" id={referral.accountId} name={referral.accountName} />
        )}
        <div className="y-quiet">
          {side === 'owed' && (
            <>
              {text('web.referral.broughtWhom')}{' '}
              <Name kind="account" id={referral.accountId} name={referral.accountName} />
              {' · '}
            </>
          )}
          {[day(referral.referredOn), side === 'brought' && referral.byContactName, referral.note]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {thankedOn ? (
          <Tag tone="good">
            {thankedHow
              ? text('web.referral.thankedHow', { day: day(thankedOn), how: thankedHow })
              : text('web.referral.thanked', { day: day(thankedOn) })}
          </Tag>
        ) : (
          thanks && (
            <Tag tone={thanksDue !== null && thanksDue < today ? 'bad' : 'warn'}>
              {thanksDue
                ? text('web.referral.owedBy', { thanks, day: day(thanksDue) })
                : text('web.referral.owed', { thanks })}
            </Tag>
          )
        )}
      </div>
      {!readOnly && (
        <span className="y-row y-gap-xs">
          {thanks && !thankedOn && (
            <Button
              size="small"
              onClick={() =>
                void act(
                  () => thank(today, referral.version),
                  text('web.referral.thankDone'),
                  () => thank(null, referral.version + 1),
                )
              }
            >
              {text('web.referral.thank')}
            </Button>
          )}
          {side === 'by' && (
            <button
              type="button"
              className="y-iconbutton"
              aria-label={text('web.act.remove')}
              title={text('web.act.remove')}
              onClick={() =>
                void act(
                  () => api.tie.removeReferral({ params: { id: referral.id } }),
                  text('web.referral.removed'),
                  () => api.tie.restoreReferral({ params: { id: referral.id } }),
                )
              }
            >
              <Icon name="close" size={14} />
            </button>
          )}
        </span>
      )}
    </li>
  );
}

function Name({ kind, id, name }: { kind: 'account' | 'contact'; id: string; name: string | null }) {
  const text = useText();
  if (name === null) return <span className="y-quiet">{text('web.referral.hidden')}</span>;
  return <Link to={`/${kind}s/${id}`}>{name}</Link>;
}
