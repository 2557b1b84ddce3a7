import {
  DndContext,
  type DragEndEvent,
  PointerSensor,
  TouchSensor,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useState } from 'react';
import { Icon } from '../../../../../ui/icons.tsx';
import type { CardAttribute, CatalogueItem } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import type { AttributeWords } from '../use-attribute-words.ts';
import { BinRow } from './bin-row.tsx';
import { type BinPlace, mergeGroups, moveLevel, setPinned, setPoints } from './card-edits.ts';
import { LevelChip } from './level-chip.tsx';
import type { CardEdit } from './use-draft.ts';

type GroupBinsProps = {
  attribute: Extract<CardAttribute, { kind: 'category' | 'boolean' }>;
  /** What the leads have, if the catalogue says so. */
  levels: CatalogueItem['levels'];
  words: AttributeWords;
  full: number;
  edit: CardEdit | null;
};

/** Of the levels that no group names, so many are shown until all are asked for. */
const mostOthers = 12;

/** The groups of a category: levels are dragged from one to another, or moved by their menu. */
export function GroupBins({ attribute, levels, words, full, edit }: GroupBinsProps) {
  const text = useScoreText();
  const [all, setAll] = useState(false);
  const { key, bins } = attribute;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 6 } }),
  );
  const row = (place: BinPlace) => ({
    onPoints: edit && ((points: number) => edit((card) => setPoints(card, key, place, points))),
    onPinned: edit && ((pinned: boolean) => edit((card) => setPinned(card, key, place, pinned))),
  });
  const counts = new Map((levels ?? []).map(({ level, leads }) => [level, leads]));
  const named = new Set(bins.flatMap((bin) => bin.levels));
  const unnamed = (levels ?? []).filter(({ level }) => !named.has(level));
  const targets = [
    ...bins.map((_, place) => ({ to: place, label: words.binOf(attribute, place) })),
    { to: 'other' as const, label: words.binOf(attribute, 'other') },
    { to: 'new' as const, label: text('web.card.newGroup') },
  ];
  const move = (level: string, to: number | 'other' | 'new') =>
    edit?.((card) => moveLevel(card, key, level, to));
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over) return;
    const place = String(over.id);
    move(String(active.id), place === 'other' || place === 'new' ? place : Number(place));
  };
  const chip = (level: string) => (
    <LevelChip
      key={level}
      level={level}
      label={words.valueWords(key, level)}
      leads={counts.get(level)}
      targets={
        edit && attribute.kind === 'category'
          ? targets.filter(({ to }) => typeof to !== 'number' || !bins[to]?.levels.includes(level))
          : []
      }
      onMove={(to) => move(level, to)}
    />
  );
  return (
    // Its words for screen readers go to the end of the page: a table may not hold them.
    <DndContext sensors={sensors} onDragEnd={drop} accessibility={{ container: document.body }}>
      {bins.map((bin, place) => {
        const name = words.binOf(attribute, place);
        return (
          <DropRow
            key={bin.levels.join('\n')}
            id={String(place)}
            render={(ref, over) => (
              <BinRow
                name={name}
                bin={bin}
                full={full}
                {...row(place)}
                rowRef={ref}
                className={over ? 'score-over' : ''}
                acts={
                  edit &&
                  place < bins.length - 1 &&
                  attribute.kind === 'category' && (
                    <button
                      type="button"
                      className="y-iconbutton"
                      aria-label={text('web.card.mergeNext', {
                        bin: name,
                        next: words.binOf(attribute, place + 1),
                      })}
                      title={text('web.card.mergeHint')}
                      onClick={() => edit((card) => mergeGroups(card, key, place))}
                    >
                      <Icon name="merge" size={14} />
                    </button>
                  )
                }
              >
                <span className="score-levels">{bin.levels.map(chip)}</span>
              </BinRow>
            )}
          />
        );
      })}
      <DropRow
        id="other"
        render={(ref, over) => (
          <BinRow
            name={words.binOf(attribute, 'other')}
            bin={attribute.other}
            full={full}
            {...row('other')}
            rowRef={ref}
            className={over ? 'score-over' : ''}
          >
            <span className="score-levels">
              <span>{words.binOf(attribute, 'other')}</span>
              {attribute.kind === 'category' &&
                unnamed.slice(0, all ? undefined : mostOthers).map(({ level }) => chip(level))}
              {unnamed.length > mostOthers && !all && (
                <button type="button" className="y-textbutton" onClick={() => setAll(true)}>
                  {text('web.card.moreLevels', { count: unnamed.length - mostOthers })}
                </button>
              )}
            </span>
          </BinRow>
        )}
      />
      <BinRow
        name={words.binOf(attribute, 'missing')}
        bin={attribute.missing}
        full={full}
        {...row('missing')}
      />
    </DndContext>
  );
}

type DropRowProps = {
  id: string;
  render: (ref: (element: HTMLElement | null) => void, over: boolean) => ReactNode;
};

function DropRow({ id, render }: DropRowProps) {
  const { setNodeRef, isOver } = useDroppable({ id });
  return render(setNodeRef, isOver);
}
