import { useQuery } from '@tanstack/react-query';
import { noonOf } from '../../../../ui/days.ts';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { StateTag } from '../state-tag.tsx';
import { useText } from '../text.ts';
import { DealHeading } from './deal-heading.tsx';
import type { ContactPick, ReviewScope } from './shapes.ts';

type ContactRowsProps = {
  pick: ContactPick;
  scope: ReviewScope;
  period: { from: string; until: string };
  pipelineId: string;
  onClose: () => void;
};

/** The deals behind one number of the card above. */
export function ContactRows({
  pick: { words, yes, ...pick },
  scope,
  period,
  pipelineId,
  onClose,
}: ContactRowsProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const found = useQuery(
    api.review.contactRows.query({
      query: { ...scope, ...period, pipelineId, ...pick, ...(yes !== undefined && { yes: String(yes) }) },
    }),
  );
  const { data } = found;
  return (
    <section className="deal-rows" aria-label={words}>
      <header className="deal-rows-head">
        <h3>{data ? text('web.review.rows', { what: words, n: format.number(data.total) }) : words}</h3>
        <button type="button" className="y-textbutton" onClick={onClose}>
          {text('web.act.close')}
        </button>
      </header>
      {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonText lines={3} />}
      {data && (
        <div className="deal-scroll">
          <table className="deal-figures">
            <thead>
              <tr>
                <th scope="col">{text('fields.name')}</th>
                <th scope="col" className="deal-words">
                  {text('web.field.owner')}
                </th>
                <th scope="col" className="deal-words">
                  {text('fields.state')}
                </th>
                <th scope="col">{text('fields.closedOn')}</th>
                <th scope="col">{text('web.review.contact.direct')}</th>
                <th scope="col">{text('web.review.contact.indirect')}</th>
                <th scope="col">{text('fields.amount')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((one) => (
                <tr key={one.id}>
                  <DealHeading deal={one} />
                  <td className="deal-words">{one.ownerName ?? text('web.field.nobody')}</td>
                  <td className="deal-words">
                    <StateTag state={one.state as 'won'} />
                  </td>
                  <td>{format.shortDate(noonOf(one.closedOn), now)}</td>
                  <td>{format.number(one.direct)}</td>
                  <td>{format.number(one.indirect)}</td>
                  <td>{one.amount === null ? '–' : format.money(one.amount, data.base, 'short')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && data.total > data.items.length && (
        <p className="y-note">{text('web.review.contact.cut', { n: format.number(data.items.length) })}</p>
      )}
    </section>
  );
}
