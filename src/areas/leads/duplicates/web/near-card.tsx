import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../../ui/dialog.tsx';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { api } from '../../../../web/api/client.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { leadName } from '../../web/lead-name.ts';
import type { LeadRecord } from '../../web/lead-shapes.ts';
import { useText } from '../../web/text.ts';
import './duplicates.css';
import { PairCompare } from './pair-compare.tsx';
import { type Pair, shownLikelihood } from './shapes.ts';
import { useDuplicateText } from './text.ts';
import { usePairActs } from './use-pair-acts.ts';
import { WhySame } from './why-same.tsx';

/** From here on it is shown without being asked for. */
const likely = 0.5;
/** The likeliest say enough at first. */
const fewAtFirst = 3;

/** Leads that may be the same as the one on the page: how likely and why; compared, merged, told apart. Nothing when there are none. */
export function NearCard({ lead, readOnly }: { lead: LeadRecord; readOnly: boolean }) {
  const text = useDuplicateText();
  const [all, setAll] = useState(false);
  const near = useQuery({ ...api.duplicate.near.query({ params: { id: lead.id } }), staleTime: 60_000 });
  const pairs: Pair[] = (near.data?.items ?? []).map(({ lead: other, likelihood, reasons }) => ({
    a: lead,
    b: other,
    likelihood,
    reasons,
  }));
  const worth = pairs.filter((pair) => pair.likelihood >= likely);
  const shown = all ? pairs : worth.slice(0, fewAtFirst);
  if (shown.length === 0) return null;
  const hidden = pairs.length - shown.length;
  return (
    <Card title={`${text('web.record.panel')} ${all ? pairs.length : worth.length}`}>
      <ul className="dup-near">
        {shown.map((pair) => (
          <NearRow key={pair.b.id} pair={pair} readOnly={readOnly} />
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className="y-textbutton" onClick={() => setAll(true)}>
          {text('web.record.hidden', { count: hidden })}
        </button>
      )}
    </Card>
  );
}

function NearRow({ pair, readOnly }: { pair: Pair; readOnly: boolean }) {
  const text = useDuplicateText();
  const leads = useText();
  const format = useFormat();
  const go = useGo();
  const acts = usePairActs(pair);
  const [comparing, setComparing] = useState(false);
  const other = pair.b;
  const settled = (keptId: string | null) => {
    setComparing(false);
    if (keptId === other.id) go(`/leads/${keptId}`, { replace: true });
  };
  return (
    <li>
      <div className="y-row y-between y-nowrap y-gap-s">
        <Link to={`/leads/${other.id}`} className="dup-near-name">
          {leadName({ ...other, phone: other.phones[0], email: other.emails[0] }, leads('web.act.unnamed'))}
        </Link>
        <b className="y-number">{format.percent(shownLikelihood(pair))}</b>
      </div>
      <div className="y-quiet">
        {[other.ownerName, leads(`web.status.${other.status}`)].filter(Boolean).join(' · ')}
      </div>
      <WhySame reasons={pair.reasons} />
      {!readOnly && (
        <div className="y-row y-gap-xs dup-near-acts">
          <button type="button" className="y-textbutton" onClick={() => setComparing(true)}>
            <Icon name="merge" size={14} /> {text('web.record.compare')}
          </button>
          <button
            type="button"
            className="y-textbutton"
            disabled={acts.busy}
            onClick={() => void acts.different()}
          >
            {text('web.different')}
          </button>
        </div>
      )}
      {comparing && (
        <Dialog open onClose={() => setComparing(false)} label={text('web.title')}>
          <div className="dup-dialog">
            <div className="y-row y-between">
              <h2>{text('web.record.compare')}</h2>
              <button
                type="button"
                className="y-iconbutton"
                aria-label={leads('web.act.close')}
                onClick={() => setComparing(false)}
              >
                <Icon name="close" />
              </button>
            </div>
            <PairCompare pair={pair} withKeys={false} onSettled={settled} />
          </div>
        </Dialog>
      )}
    </li>
  );
}
