import Button from 'antd/es/button';
import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { Link } from '../../../../ui/link.tsx';
import { Key } from '../../../../ui/tag.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { leadName } from '../../web/lead-name.ts';
import { useText } from '../../web/text.ts';
import { PairField } from './pair-field.tsx';
import { keptAtFirst, mergeChoices, pairRows } from './pair-rows.ts';
import { type Pair, type Side, shownLikelihood } from './shapes.ts';
import { useDuplicateText } from './text.ts';
import { usePairActs } from './use-pair-acts.ts';
import { WhySame } from './why-same.tsx';

type PairCompareProps = {
  pair: Pair;
  /** In a dialog the keys are the dialog's. */
  withKeys?: boolean;
  onSettled?: (keptId: string | null) => void;
};

/** Two leads side by side: which to keep, what to take from the other, or that they are not the same. */
export function PairCompare({ pair, withKeys = true, onSettled }: PairCompareProps) {
  const text = useDuplicateText();
  const leads = useText();
  const format = useFormat();
  const phone = usePhone();
  const keys = withKeys && !phone;
  const acts = usePairActs(pair, onSettled);
  const [kept, setKept] = useState<Side>(() => keptAtFirst(pair.a, pair.b));
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const nameOf = (side: Side) =>
    leadName(
      { ...pair[side], phone: pair[side].phones[0], email: pair[side].emails[0] },
      leads('web.act.unnamed'),
    );
  const merge = () => void acts.merge(kept, mergeChoices(chosen, kept));
  useShortcut('m', merge, !acts.busy);
  useShortcut('d', () => void acts.different(), !acts.busy);
  useShortcut('1', () => setKept('a'));
  useShortcut('2', () => setKept('b'));
  return (
    <section className="dup-compare" aria-label={`${nameOf('a')} / ${nameOf('b')}`}>
      <header className="y-row y-between y-gap-s">
        <div className="y-row y-gap-s">
          <b className="y-number">{text('web.likely', { share: format.percent(shownLikelihood(pair)) })}</b>
          <WhySame reasons={pair.reasons} />
        </div>
        <div className="y-row y-gap-s">
          <Button disabled={acts.busy} onClick={() => void acts.different()} aria-keyshortcuts="d">
            {text('web.different')} {keys && <Key>D</Key>}
          </Button>
          <Button type="primary" disabled={acts.busy} onClick={merge} aria-keyshortcuts="m">
            {text('web.merge')} {keys && <Key>M</Key>}
          </Button>
        </div>
      </header>
      <div className="dup-line dup-heads">
        <span className="dup-label y-quiet">{text('web.keep')}</span>
        {(['a', 'b'] as const).map((side, at) => (
          <div key={side} className={side === kept ? 'dup-head dup-taken' : 'dup-head'}>
            <label>
              <input type="radio" name="kept" checked={side === kept} onChange={() => setKept(side)} />
              <b>{text(side === kept ? 'web.kept' : 'web.away')}</b>
              {keys && <Key>{at + 1}</Key>}
            </label>
            <Link to={`/leads/${pair[side].id}`}>{nameOf(side)}</Link>
          </div>
        ))}
      </div>
      {pairRows(pair.a, pair.b).map((row) => (
        <PairField
          key={row.field}
          row={row}
          pair={pair}
          kept={kept}
          chosen={chosen[row.field]}
          onChoose={(side) => setChosen((before) => ({ ...before, [row.field]: side }))}
        />
      ))}
      <p className="y-quiet">{text('web.mergeText')}</p>
    </section>
  );
}
