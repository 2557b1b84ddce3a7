import { Icon } from '../../../../../ui/icons.tsx';
import { Card } from '../../../../../ui/layout.tsx';
import type { CardPair, Card as ScoreCard } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import type { AttributeWords } from '../use-attribute-words.ts';
import { removePair, setPairPoints } from './card-edits.ts';
import { heatOf } from './heat.ts';
import { NumberInput } from './points-input.tsx';
import type { CardEdit } from './use-draft.ts';

type PairsPanelProps = { card: ScoreCard; words: AttributeWords; edit: CardEdit | null };

/** Two facts that together mean more, or less, than each alone: a small table of points for each such pair. */
export function PairsPanel({ card, words, edit }: PairsPanelProps) {
  const text = useScoreText();
  if (card.pairs.length === 0) return null;
  return (
    <Card title={text('web.card.pairs')} extra={text('web.card.pairsHint')}>
      <div className="y-stack y-gap-m">
        {card.pairs.map((pair, place) => (
          <PairTable
            key={`${pair.row.key}×${pair.column.key}`}
            pair={pair}
            place={place}
            words={words}
            edit={edit}
          />
        ))}
      </div>
    </Card>
  );
}

function PairTable({
  pair,
  place,
  words,
  edit,
}: { pair: CardPair; place: number } & Omit<PairsPanelProps, 'card'>) {
  const text = useScoreText();
  const rows = words.cellsOf(pair.row);
  const columns = words.cellsOf(pair.column);
  const name = `${words.nameOf(pair.row.key)} × ${words.nameOf(pair.column.key)}`;
  const full = Math.max(1, ...pair.points.flat().map(Math.abs));
  return (
    <section aria-label={name}>
      <header className="y-row y-between">
        <b>{name}</b>
        {edit && (
          <button
            type="button"
            className="y-iconbutton"
            aria-label={text('web.card.remove', { name })}
            onClick={() => edit((card) => removePair(card, place))}
          >
            <Icon name="trash" size={14} />
          </button>
        )}
      </header>
      <div className="score-scroll">
        <table className="score-heat">
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, r) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {columns.map((column, c) => {
                  const points = pair.points[r]?.[c] ?? 0;
                  return (
                    <td key={column} className={heatOf(points, full)}>
                      <NumberInput
                        label={`${row}, ${column}`}
                        value={points}
                        signed
                        onChange={edit && ((next) => edit((card) => setPairPoints(card, place, r, c, next)))}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
