import { type RefObject, useEffect, useRef } from 'react';

/** A field that something else on the page wants written; a new object for each wish. */
export type WantedField = { field: string };

/** Opens the field that is wanted where it stands. @returns the `ref` of what holds elements marked `data-field` */
export function useOpenField(wanted: WantedField | null): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!wanted) return;
    const field = place.current?.querySelector(`[data-field="${CSS.escape(wanted.field)}"]`);
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('[role=button]')?.click();
  }, [wanted]);
  return place;
}
