import { useState } from 'react';
import { Icon } from '../../../../../ui/icons.tsx';
import type { CardAttribute } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import type { AttributeWords } from '../use-attribute-words.ts';
import { BinRow } from './bin-row.tsx';
import {
  type BinPlace,
  mergeRange,
  moveCut,
  setMonotone,
  setPinned,
  setPoints,
  splitRange,
} from './card-edits.ts';
import { NumberInput } from './points-input.tsx';
import type { CardEdit } from './use-draft.ts';

type RangeBinsProps = {
  attribute: Extract<CardAttribute, { kind: 'numeric' | 'date' }>;
  words: AttributeWords;
  full: number;
  edit: CardEdit | null;
};

/** The bins of a number: their ends moved, cut in two, joined; their points only rising or falling if wished. */
export function RangeBins({ attribute, words, full, edit }: RangeBinsProps) {
  const text = useScoreText();
  const { key, bins } = attribute;
  const row = (place: BinPlace) => ({
    onPoints: edit && ((points: number) => edit((card) => setPoints(card, key, place, points))),
    onPinned: edit && ((pinned: boolean) => edit((card) => setPinned(card, key, place, pinned))),
  });
  return (
    <>
      {bins.map((bin, place) => {
        const name = words.binOf(attribute, place);
        const next = bins[place + 1];
        return (
          <BinRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a range is known by its place while its ends are moved
            key={place}
            name={name}
            bin={bin}
            full={full}
            {...row(place)}
            acts={
              edit &&
              next && (
                <button
                  type="button"
                  className="y-iconbutton"
                  aria-label={text('web.card.mergeNext', {
                    bin: name,
                    next: words.binOf(attribute, place + 1),
                  })}
                  title={text('web.card.mergeHint')}
                  onClick={() => edit((card) => mergeRange(card, key, place))}
                >
                  <Icon name="merge" size={14} />
                </button>
              )
            }
          >
            <span className="score-range">
              {name}
              {edit && bin.from !== null && attribute.kind === 'numeric' && (
                <span className="score-cut">
                  <span className="y-quiet">{text('web.card.from')}</span>
                  <NumberInput
                    label={text('web.card.cutOf', { bin: name })}
                    value={bin.from}
                    whole={false}
                    onChange={(from) => edit((card) => moveCut(card, key, place, from))}
                  />
                </span>
              )}
            </span>
          </BinRow>
        );
      })}
      <BinRow
        name={words.binOf(attribute, 'missing')}
        bin={attribute.missing}
        full={full}
        {...row('missing')}
      />
      {edit && (
        <tr className="score-tools">
          <td colSpan={6}>
            <SplitAt
              label={words.nameOf(key)}
              date={attribute.kind === 'date'}
              onSplit={(at) => edit((card) => splitRange(card, key, at))}
            />
            <label className="score-monotone">
              {text('web.card.monotone')}
              <select
                value={attribute.monotone ?? 'free'}
                onChange={(event) => {
                  const wish = event.target.value;
                  edit((card) =>
                    setMonotone(card, key, wish === 'rising' || wish === 'falling' ? wish : null),
                  );
                }}
              >
                {(['free', 'rising', 'falling'] as const).map((one) => (
                  <option key={one} value={one}>
                    {text(`web.card.direction.${one}`)}
                  </option>
                ))}
              </select>
            </label>
          </td>
        </tr>
      )}
    </>
  );
}

/** A further cut: the range that holds the number becomes two. */
function SplitAt({ label, date, onSplit }: { label: string; date: boolean; onSplit: (at: number) => void }) {
  const text = useScoreText();
  const [typed, setTyped] = useState('');
  const at = date ? Date.parse(typed) / 86_400_000 : Number(typed);
  const isReady = typed.trim() !== '' && Number.isFinite(at);
  return (
    <form
      className="score-split"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        onSplit(at);
        setTyped('');
      }}
    >
      <input
        className="score-field"
        type={date ? 'date' : 'text'}
        inputMode="decimal"
        aria-label={text('web.card.splitAt', { name: label })}
        placeholder={text('web.card.splitPlaceholder')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="y-textbutton" disabled={!isReady}>
        {text('web.card.split')}
      </button>
    </form>
  );
}
