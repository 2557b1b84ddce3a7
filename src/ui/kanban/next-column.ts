import { KeyboardCode, type KeyboardCoordinateGetter } from '@dnd-kit/core';

/** Left and right arrows carry the held card to the middle of the neighbouring column. */
export const nextColumn: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = event.code === KeyboardCode.Right ? 1 : event.code === KeyboardCode.Left ? -1 : 0;
  if (step === 0) return undefined;
  event.preventDefault();
  const columns = context.droppableContainers
    .getEnabled()
    .flatMap(({ id }) => {
      const rect = context.droppableRects.get(id);
      return rect ? [{ id, rect }] : [];
    })
    .sort((a, b) => a.rect.left - b.rect.left);
  const at = columns.findIndex(({ id }) => id === context.over?.id);
  const next = columns[at + step];
  const held = context.collisionRect;
  if (!next || !held) return undefined;
  return { x: next.rect.left + (next.rect.width - held.width) / 2, y: currentCoordinates.y };
};
