import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { useFilterFields } from '../../web/list/use-filter-fields.ts';
import { RuleRow } from './rule-row.tsx';
import type { Rules } from './shapes.ts';
import { useAssignmentText } from './text.ts';
import type { RuleActs } from './use-rule-acts.ts';

type RuleListProps = { known: Rules; readOnly: boolean; acts: RuleActs };

/** The rules in their order: the first that fits decides. Moved with the pointer, or with space and the arrow keys. */
export function RuleList({ known, readOnly, acts }: RuleListProps) {
  const text = useAssignmentText();
  const { rules } = known;
  const looksAt = new Set(known.fields);
  const fields = useFilterFields().filter(
    ({ key, kind }) => looksAt.has(key) || (key.startsWith('custom.') && kind !== 'date'),
  );
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const placeOf = (id: unknown) => rules.findIndex((rule) => rule.id === id);
  const nameOf = (id: unknown) => rules[placeOf(id)]?.name ?? '';
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) void acts.move(rules, placeOf(active.id), placeOf(over.id));
  };
  const at = (id: unknown, over: unknown) => text('web.at', { rule: nameOf(id), place: placeOf(over) + 1 });
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{
        screenReaderInstructions: { draggable: text('web.dragHint') },
        announcements: {
          onDragStart: ({ active }) => nameOf(active.id),
          onDragOver: ({ active, over }) => (over ? at(active.id, over.id) : undefined),
          onDragEnd: ({ active, over }) => at(active.id, over?.id ?? active.id),
          onDragCancel: ({ active }) => nameOf(active.id),
        },
      }}
    >
      <SortableContext items={rules.map((rule) => rule.id)}>
        {rules.map((rule, place) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            place={place + 1}
            fields={fields}
            readOnly={readOnly}
            acts={acts}
          />
        ))}
      </SortableContext>
    </DndContext>
  );
}
