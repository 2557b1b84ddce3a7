import { useFormat } from '../../../../ui/format-context.tsx';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { PickNumber } from './pick-number.tsx';
import type { ContactEffect, ContactPick } from './shapes.ts';
import { ShareInterval } from './share-interval.tsx';

type Stage = ContactEffect['stages'][number];
type ContactStagesProps = {
  stages: readonly Stage[];
  picked: ContactPick | null;
  onPick: (pick: ContactPick | null) => void;
};

/** Stage by stage: how often deals went on after direct contact and after other contact only, and what was done before they did. */
export function ContactStages({ stages, picked, onPick }: ContactStagesProps) {
  const text = useText();
  const format = useFormat();
  const name = useNames();
  const cell = (stage: Stage, of: 'direct' | 'indirect') => {
    const share = of === 'direct' ? stage.withDirect : stage.onlyIndirect;
    return (
      <td className="deal-words">
        <ShareInterval share={share} />
        <PickNumber
          n={share.n}
          words={`${name(stage.names)} · ${of === 'direct' ? text('web.review.contact.spoken') : text('web.review.contact.mix.indirect')}`}
          pick={{ part: 'way', key: stage.stageId, of }}
          picked={picked}
          onPick={onPick}
        >
          {text('web.review.contact.deals', { count: share.n, n: format.number(share.n) })}
        </PickNumber>
      </td>
    );
  };
  const done = (stage: Stage, of: 'moved' | 'lost') => {
    const { n, direct, indirect, gap } = stage[of];
    if (n === 0) return <td className="deal-words">–</td>;
    return (
      <td className="deal-words">
        <PickNumber
          n={n}
          words={`${name(stage.names)} · ${text(`web.review.contact.${of}`)}`}
          pick={{ part: 'stage', key: stage.stageId, of }}
          picked={picked}
          onPick={onPick}
        >
          {text('web.review.contact.done', {
            direct: format.number(direct, 1),
            indirect: format.number(indirect, 1),
          })}
        </PickNumber>
        {gap !== null && <small>{text('web.review.contact.every', { n: format.number(gap, 1) })}</small>}
      </td>
    );
  };
  return (
    <div className="deal-scroll">
      <table className="deal-figures">
        <caption className="y-visually-hidden">{text('web.review.contact.stages')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('fields.stage')}</th>
            <th scope="col" className="deal-words">
              {text('web.review.contact.way.direct')}
            </th>
            <th scope="col" className="deal-words">
              {text('web.review.contact.way.indirect')}
            </th>
            <th scope="col" className="deal-words">
              {text('web.review.contact.verdict')}
            </th>
            <th scope="col" className="deal-words">
              {text('web.review.contact.moved')}
            </th>
            <th scope="col" className="deal-words">
              {text('web.review.contact.lost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.stageId}>
              <th scope="row">{name(stage.names)}</th>
              {cell(stage, 'direct')}
              {cell(stage, 'indirect')}
              <td className="deal-words">
                <Verdict difference={stage.difference} />
              </td>
              {done(stage, 'moved')}
              {done(stage, 'lost')}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whether direct contact makes a difference in a stage, and how large that may be. */
function Verdict({ difference }: { difference: Stage['difference'] }) {
  const text = useText();
  const format = useFormat();
  if (difference === null) return <span className="y-quiet">{text('web.review.contact.few')}</span>;
  const points = (share: number) => format.number(Math.round(share * 100));
  const { value, low, high, tells } = difference;
  if (!tells) return <span className="y-quiet">{text('web.review.contact.same')}</span>;
  return (
    <>
      <b>
        {text(value > 0 ? 'web.review.contact.more' : 'web.review.contact.less', {
          n: points(Math.abs(value)),
        })}
      </b>
      <small>{text('web.review.contact.points', { low: points(low), high: points(high) })}</small>
    </>
  );
}
