import { type ReactNode, useState } from 'react';
import { Card } from '../../../../../ui/layout.tsx';
import type { CardFault, CatalogueItem, Card as ScoreCard } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import type { AttributeWords } from '../use-attribute-words.ts';
import { AttributeBlock } from './attribute-block.tsx';
import { weightOf } from './card-edits.ts';
import { PairsPanel } from './pairs-panel.tsx';
import { ScalePanel } from './scale-panel.tsx';
import type { CardEdit } from './use-draft.ts';
import { useFaultWords } from './use-fault-words.ts';

type CardBodyProps = {
  card: ScoreCard;
  faults: readonly CardFault[];
  gone: readonly string[];
  itemOf: (key: string) => CatalogueItem | undefined;
  words: AttributeWords;
  /** Null: only to be read. */
  edit: CardEdit | null;
  /** An attribute to show open, such as one just added. */
  wanted?: string | null;
  /** Above the attributes. */
  add?: ReactNode;
};

/** A card: its scale, its attributes part by part, its pairs. */
export function CardBody({ card, faults, gone, itemOf, words, edit, wanted = null, add }: CardBodyProps) {
  const text = useScoreText();
  const faultWords = useFaultWords();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const full = Math.max(1, ...card.attributes.map(weightOf).flatMap(({ least, most }) => [-least, most]));
  const about = (key: string) => faults.filter((fault) => fault.about === key).map(faultWords);
  const keys = new Set(card.attributes.map((one) => one.key));
  const open = (key: string, on: boolean) => {
    const next = new Set(opened);
    if (on) next.add(key);
    else next.delete(key);
    setOpened(next);
  };
  const allOpen = card.attributes.every(({ key }) => opened.has(key));
  return (
    <>
      <ScalePanel
        card={card}
        faults={faults.filter((fault) => !keys.has(fault.about)).map(faultWords)}
        edit={edit}
      />
      {(['fit', 'engagement'] as const).map((part) => (
        <Card
          key={part}
          flush
          title={text(`web.card.partTitle.${part}`)}
          extra={
            part === 'fit' && (
              <button
                type="button"
                className="y-textbutton"
                onClick={() => setOpened(new Set(allOpen ? [] : card.attributes.map(({ key }) => key)))}
              >
                {text(allOpen ? 'web.card.closeAll' : 'web.card.openAll')}
              </button>
            )
          }
        >
          {card.attributes
            .filter((one) => one.part === part)
            .map((attribute) => (
              <AttributeBlock
                key={attribute.key}
                attribute={attribute}
                item={itemOf(attribute.key)}
                words={words}
                full={full}
                faults={about(attribute.key)}
                gone={gone.includes(attribute.key)}
                open={opened.has(attribute.key) || wanted === attribute.key}
                onOpen={(on) => open(attribute.key, on)}
                edit={edit}
              />
            ))}
          {part === 'engagement' && add && <div className="score-adding">{add}</div>}
        </Card>
      ))}
      <PairsPanel card={card} words={words} edit={edit} />
    </>
  );
}
