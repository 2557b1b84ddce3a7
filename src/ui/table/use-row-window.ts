import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';

type RowWindowOptions = {
  scroller: RefObject<HTMLElement | null>;
  count: number;
  /** Expected height of a row in px; real ones are measured. */
  rowHeight: number;
  /** When off, every row is drawn. */
  enabled: boolean;
  onNearEnd?: (() => void) | undefined;
};

/** Which rows are in sight, and the empty space before and after them, in px. */
export type RowWindow = {
  indexes: readonly number[];
  before: number;
  after: number;
  measure: (element: Element | null) => void;
  scrollTo: (index: number) => void;
};

export function useRowWindow({
  scroller,
  count,
  rowHeight,
  enabled,
  onNearEnd,
}: RowWindowOptions): RowWindow {
  const virtual = useVirtualizer({
    count: enabled ? count : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: 40,
  });
  const items: VirtualItem[] = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (enabled && count > 0 && last >= count - 15) onNearEnd?.();
  }, [enabled, count, last, onNearEnd]);

  if (!enabled) {
    const indexes = Array.from({ length: count }, (_, i) => i);
    const scrollTo = (index: number) =>
      scroller.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
    return { indexes, before: 0, after: 0, measure: () => {}, scrollTo };
  }
  return {
    indexes: items.map((item) => item.index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual.measureElement,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  };
}
