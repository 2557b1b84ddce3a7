import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../../../ui/dialog.tsx';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { Link } from '../../../../../ui/link.tsx';
import { When } from '../../../../../ui/person.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../../ui/states.tsx';
import { Bar } from '../../../../../ui/tag.tsx';
import { api } from '../../../../../web/api/client.ts';
import { leadName } from '../../../web/lead-name.ts';
import { useText } from '../../../web/text.ts';
import type { Drifted } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { useAttributeWords } from '../use-attribute-words.ts';
import { mostMoved, placeOfBin } from './quality-shapes.ts';

type DriftDialogProps = { days: number; drifted: Drifted; onClose: () => void };

/** One attribute: what share of the leads lay in each bin and lies there now, and the leads that do. */
export function DriftDialog({ days, drifted, onClose }: DriftDialogProps) {
  const text = useScoreText();
  const format = useFormat();
  const words = useAttributeWords();
  const { attribute, against, before, now, byChance } = drifted;
  const [bin, setBin] = useState(() => mostMoved(drifted));
  const bins = drifted.bins.filter((one) => one.before + one.now > 0);
  const name = words.nameOf(attribute.key);
  const nameOfBin = (at: number) => words.binOf(attribute, placeOfBin(attribute, at));
  return (
    <Dialog open onClose={onClose} label={name} place="side">
      <div className="score-drifted">
        <header>
          <h2>{name}</h2>
          <button type="button" className="y-textbutton" onClick={onClose}>
            {text('web.close')}
          </button>
        </header>
        <p className="y-quiet">
          {text(`web.drift.said.${attribute.part}`, { now: format.number(now) })}{' '}
          {text(`web.drift.against.${against}`, { before: format.number(before) })}{' '}
          {byChance && text('web.drift.byChance')}
        </p>
        <table className="score-table" aria-label={name}>
          <thead>
            <tr>
              <th scope="col">{text('web.drift.bin')}</th>
              <th scope="col">
                {text(against === 'training' ? 'web.drift.atTraining' : 'web.quality.before')}
              </th>
              <th scope="col">{text('web.quality.now')}</th>
              <th scope="col">{text('web.drift.leads')}</th>
            </tr>
          </thead>
          <tbody>
            {bins.map((one) => (
              <tr key={one.bin}>
                <th scope="row">{nameOfBin(one.bin)}</th>
                <td>
                  <ShareBar share={before > 0 ? one.before / before : 0} tone="plain" />
                </td>
                <td>
                  <ShareBar share={one.now / now} tone="accent" />
                </td>
                <td>
                  {one.now > 0 ? (
                    <button
                      type="button"
                      className="y-textbutton"
                      aria-pressed={one.bin === bin}
                      aria-label={text('web.drift.open', { bin: nameOfBin(one.bin), leads: one.now })}
                      onClick={() => setBin(one.bin)}
                    >
                      {format.number(one.now)}
                    </button>
                  ) : (
                    0
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <h3>{text('web.drift.inBin', { bin: nameOfBin(bin) })}</h3>
        <LeadsInBin key={bin} days={days} drifted={drifted} bin={bin} />
      </div>
    </Dialog>
  );
}

function ShareBar({ share, tone }: { share: number; tone: 'plain' | 'accent' }) {
  const format = useFormat();
  return (
    <span className="score-sharebar">
      {format.percent(share)}
      <Bar share={share} tone={tone} />
    </span>
  );
}

function LeadsInBin({ days, drifted, bin }: { days: number; drifted: Drifted; bin: number }) {
  const text = useScoreText();
  const leads = useText();
  const words = useAttributeWords();
  const { key, part } = drifted.attribute;
  const pages = useInfiniteQuery(api.score.driftLeads.pages({ query: { days, key, bin, limit: 30 } }));
  if (pages.error)
    return <ErrorState error={pages.error as ShownError} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <SkeletonText lines={4} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="y-quiet">{text('web.drift.emptyBin')}</p>;
  return (
    <>
      <ul className="score-said score-inbin">
        {items.map((lead) => (
          <li key={lead.id}>
            <span>
              <Link to={`/leads/${lead.id}`}>{leadName(lead, leads('web.act.unnamed'))}</Link>{' '}
              <span className="y-quiet">
                {text(part === 'fit' ? 'web.drift.cameIn' : 'web.drift.ended')} <When at={lead.at} />
              </span>
            </span>
            <span className="y-number">{words.valueWords(key, lead.value)}</span>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <button type="button" className="y-textbutton" onClick={() => void pages.fetchNextPage()}>
          {text('web.more')}
        </button>
      )}
    </>
  );
}
