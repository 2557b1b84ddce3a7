import Button from 'antd/es/button';
import Popover from 'antd/es/popover';
import { useState } from 'react';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { Icon } from '../../../../../ui/icons.tsx';
import type { Card, Catalogue, CatalogueItem } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import type { AttributeWords } from '../use-attribute-words.ts';
import { addAttribute } from './card-edits.ts';
import type { CardEdit } from './use-draft.ts';

type AddAttributeProps = {
  card: Card;
  catalogue: Catalogue;
  words: AttributeWords;
  edit: CardEdit;
  onAdded: (key: string) => void;
};

/** What the card gives no points for yet, with how many leads have it; added with its bins cut and no points. */
export function AddAttribute({ card, catalogue, words, edit, onAdded }: AddAttributeProps) {
  const text = useScoreText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const there = new Set(card.attributes.map((one) => one.key));
  const absent = catalogue.items.filter((item) => !there.has(item.key) && !item.gone);
  const add = (item: CatalogueItem) => {
    setOpen(false);
    edit((now) => addAttribute(now, item));
    onAdded(item.key);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="y-menu score-add">
          {absent.length === 0 && <span className="y-quiet">{text('web.card.allThere')}</span>}
          {absent.map((item) => (
            <button key={item.key} type="button" className="y-menuitem" onClick={() => add(item)}>
              <span>{words.nameOf(item.key)}</span>
              <small className="y-quiet">
                {text(`web.part.${item.part}`)} ·{' '}
                {text('web.card.filledShort', { share: format.percent(item.filled) })}
              </small>
            </button>
          ))}
        </div>
      }
    >
      <Button>
        <Icon name="plus" /> {text('web.card.add')}
      </Button>
    </Popover>
  );
}
