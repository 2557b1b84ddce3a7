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
import { arrayMove, SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { CustomSubject } from '../../../platform/custom-fields/rules/subjects.ts';
import { Card } from '../../../ui/layout.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, SkeletonText } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../api/client.ts';
import { useUrlState } from '../../route-hooks.ts';
import { SettingsTabs } from '../settings-tabs.tsx';
import { useSettingsText } from '../words.ts';
import { type CustomField, FieldRow } from './field-row.tsx';
import { NewField } from './new-field.tsx';

/** Every subject there is; one more doesn't compile until it stands here. */
const subjects = Object.keys({
  lead: true,
  account: true,
  contact: true,
  opportunity: true,
} satisfies Record<CustomSubject, true>) as CustomSubject[];
const stateIn: { of: CustomSubject } = { of: 'lead' };

/** Fields of the company's own, of each kind of record: which there are, and in which order they stand. */
export function FieldsPage() {
  const text = useSettingsText();
  const client = useQueryClient();
  const { show } = useToast();
  const [{ of }, setState] = useUrlState(stateIn);
  const subject = subjects.find((one) => one === of) ?? 'lead';
  const query = { query: { subject } };
  const found = useQuery(api.customField.list.query(query));
  const [adding, setAdding] = useState(false);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const fields = found.data?.items ?? [];
  const put = (items: CustomField[]) => client.setQueryData(api.customField.list.key(query), { items });
  const nameOf = (id: unknown) => fields.find((field) => field.id === id)?.label ?? '';
  const placeOf = (id: unknown) => fields.findIndex((field) => field.id === id) + 1;
  const drop = async ({ active, over }: DragEndEvent) => {
    if (!over || over.id === active.id) return;
    const next = arrayMove(fields, placeOf(active.id) - 1, placeOf(over.id) - 1);
    put(next);
    try {
      const { items } = await api.customField.order({
        body: { subject, ids: next.map((field) => field.id) },
      });
      put(items);
    } catch (error) {
      put(fields);
      show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
    }
  };
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {text('fields.add')}
    </Button>
  );
  return (
    <Page title={text('nav.settings')} toolbar={<SettingsTabs />} actions={add}>
      <div className="y-narrow">
        <p className="y-quiet y-lead">{text('fields.text')}</p>
        {/* biome-ignore lint/a11y/useSemanticElements: chooses the list below; a fieldset would draw a legend */}
        <div className="y-pills" role="group" aria-label={text('nav.fields')}>
          {subjects.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === subject}
              onClick={() => setState({ of: one })}
            >
              {text(`fields.of.${one}`)}
            </button>
          ))}
        </div>
        {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <SkeletonText lines={5} />}
        {found.data && fields.length === 0 && (
          <EmptyState icon="columns" action={add}>
            {text('fields.empty')}
          </EmptyState>
        )}
        {fields.length > 0 && (
          <DndContext
            sensors={sensors}
            collisionDetection={closestCenter}
            onDragEnd={(event) => void drop(event)}
            accessibility={{
              screenReaderInstructions: { draggable: text('fields.dragHint') },
              announcements: {
                onDragStart: ({ active }) => nameOf(active.id),
                onDragOver: ({ active, over }) =>
                  over ? text('fields.at', { field: nameOf(active.id), place: placeOf(over.id) }) : undefined,
                onDragEnd: ({ active, over }) =>
                  text('fields.at', { field: nameOf(active.id), place: placeOf(over?.id ?? active.id) }),
                onDragCancel: ({ active }) => nameOf(active.id),
              },
            }}
          >
            <SortableContext items={fields.map((field) => field.id)}>
              <Card flush>
                {fields.map((field) => (
                  <FieldRow key={field.id} field={field} />
                ))}
              </Card>
            </SortableContext>
          </DndContext>
        )}
      </div>
      <NewField subject={subject} open={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}
