import { useFormat } from '../../../../../ui/format-context.tsx';
import { Icon } from '../../../../../ui/icons.tsx';
import { Tag } from '../../../../../ui/tag.tsx';
import type { CardAttribute, CatalogueItem } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import type { AttributeWords } from '../use-attribute-words.ts';
import { type BinPlace, isRanges, removeAttribute, weightOf } from './card-edits.ts';
import { GroupBins } from './group-bins.tsx';
import { RangeBins } from './range-bins.tsx';
import type { CardEdit } from './use-draft.ts';

export type AttributeBlockProps = {
  attribute: CardAttribute;
  item: CatalogueItem | undefined;
  words: AttributeWords;
  full: number;
  /** What is wrong with it, worded. */
  faults: readonly string[];
  gone: boolean;
  open: boolean;
  onOpen: (open: boolean) => void;
  edit: CardEdit | null;
};

/** One attribute: closed, its bins on a line; open, a table of them to be changed. */
export function AttributeBlock(props: AttributeBlockProps) {
  const { attribute, item, words, full, faults, gone, open, onOpen, edit } = props;
  const text = useScoreText();
  const format = useFormat();
  const { least, most } = weightOf(attribute);
  const name = words.nameOf(attribute.key);
  return (
    <section
      className={open ? 'score-attribute score-open' : 'score-attribute'}
      aria-label={name}
      data-key={attribute.key}
    >
      <header>
        <button type="button" aria-expanded={open} onClick={() => onOpen(!open)}>
          <Icon name={open ? 'down' : 'right'} size={14} />
          <b>{name}</b>
          {gone && <Tag tone="warn">{text('web.card.gone')}</Tag>}
          {faults.length > 0 && <Tag tone="bad">{text('web.card.faulty')}</Tag>}
          {!open && <span className="score-strip">{stripOf(attribute, words, format.signed)}</span>}
        </button>
        <span className="y-number y-quiet score-weight" title={text('web.card.weightHint')}>
          {format.signed(least)} … {format.signed(most)}
        </span>
        {edit && (
          <button
            type="button"
            className="y-iconbutton"
            aria-label={text('web.card.remove', { name })}
            title={text('web.card.remove', { name })}
            onClick={() => edit((card) => removeAttribute(card, attribute.key))}
          >
            <Icon name="trash" size={14} />
          </button>
        )}
      </header>
      {faults.map((fault) => (
        <p key={fault} className="y-inline-error" role="alert">
          {fault}
        </p>
      ))}
      {open && (
        <div className="score-bins-box">
          <table className="score-bins">
            <thead>
              <tr>
                <th scope="col">{text('web.card.bin')}</th>
                <th scope="col" className="score-leads" title={text('web.card.leadsHint')}>
                  {text('web.card.leads')}
                </th>
                <th scope="col" className="score-points-cell">
                  {text('web.card.points')}
                </th>
                <th aria-hidden />
                <th scope="col">
                  <span className="y-visually-hidden">{text('web.card.pinned')}</span>
                </th>
                <th scope="col">
                  <span className="y-visually-hidden">{text('web.card.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {isRanges(attribute) ? (
                <RangeBins attribute={attribute} words={words} full={full} edit={edit} />
              ) : (
                <GroupBins
                  attribute={attribute}
                  levels={item?.levels ?? null}
                  words={words}
                  full={full}
                  edit={edit}
                />
              )}
            </tbody>
          </table>
          {item && <p className="y-quiet score-filled">{filledWords(item, text, format.percent)}</p>}
        </div>
      )}
    </section>
  );
}

function filledWords(
  item: CatalogueItem,
  text: ReturnType<typeof useScoreText>,
  percent: (share: number) => string,
): string {
  const filled = text('web.card.filled', { share: percent(item.filled) });
  return item.halfLifeDays === null
    ? filled
    : `${text('web.card.halfLife', { count: item.halfLifeDays, days: item.halfLifeDays })} ${filled}`;
}

/** The bins that move the score, most first: `官网询价 +22 · 展会 +14`. */
function stripOf(
  attribute: CardAttribute,
  words: AttributeWords,
  signed: (points: number) => string,
): string {
  const bins: [BinPlace, number][] = [
    ...attribute.bins.map((bin, place): [BinPlace, number] => [place, bin.points]),
    ...('other' in attribute ? [['other', attribute.other.points] as [BinPlace, number]] : []),
    ['missing', attribute.missing.points],
  ];
  return bins
    .filter(([, points]) => points !== 0)
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, 4)
    .map(([place, points]) => `${words.binOf(attribute, place)} ${signed(points)}`)
    .join(' · ');
}
