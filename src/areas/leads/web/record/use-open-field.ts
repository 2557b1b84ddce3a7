import { useEffect } from 'react';

/** A field that something else on the page wants written; a new object for each wish. */
export type WantedField = { field: string };

/** Opens the field that is wanted where it stands on the page: in what is marked `data-field`. */
export function useOpenField(wanted: WantedField | null): void {
  useEffect(() => {
    if (!wanted) return;
    const field = document.querySelector(`[data-field="${CSS.escape(wanted.field)}"]`);
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('[role=button]')?.click();
  }, [wanted]);
}
