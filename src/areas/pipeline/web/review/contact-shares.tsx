import { useFormat } from '../../../../ui/format-context.tsx';
import { useText } from '../text.ts';
import { PickNumber } from './pick-number.tsx';
import type { ContactEffect, ContactPick } from './shapes.ts';
import { ShareInterval } from './share-interval.tsx';

type ContactSharesProps = {
  part: 'count' | 'mix';
  groups: ContactEffect['byCount'];
  picked: ContactPick | null;
  onPick: (pick: ContactPick | null) => void;
};

/** What share of deals was won, group by group, with how sure that is. */
export function ContactShares({ part, groups, picked, onPick }: ContactSharesProps) {
  const text = useText();
  const format = useFormat();
  const label = (key: string) =>
    part === 'mix'
      ? text(`web.review.contact.mix.${key as 'direct'}`)
      : text('web.review.contact.times', { n: key });
  return (
    <div className="deal-scroll">
      <table className="deal-figures">
        <thead>
          <tr>
            <th scope="col">{text(`web.review.contact.by.${part}`)}</th>
            <th scope="col">{text('web.review.contact.decided')}</th>
            <th scope="col">{text('state.won')}</th>
            <th scope="col" className="deal-words">
              {text('web.review.decidedRate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, share }) => (
            <tr key={key}>
              <th scope="row">{label(key)}</th>
              <td>
                <PickNumber
                  n={share.n}
                  words={label(key)}
                  pick={{ part, key }}
                  picked={picked}
                  onPick={onPick}
                >
                  {format.number(share.n)}
                </PickNumber>
              </td>
              <td>
                <PickNumber
                  n={share.yes}
                  words={`${label(key)} · ${text('state.won')}`}
                  pick={{ part, key, yes: true }}
                  picked={picked}
                  onPick={onPick}
                >
                  {format.number(share.yes)}
                </PickNumber>
              </td>
              <td className="deal-words">
                <ShareInterval share={share} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
