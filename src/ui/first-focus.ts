/**
 * For the `ref` of what a dialog holds: the control marked `data-first` gets the focus when the dialog opens. Needed because React's
 * `autoFocus` acts before the dialog is shown, and the browser then gives the focus to the first button instead.
 */
export function firstFocus(element: HTMLElement | null): void {
  const first = element?.querySelector('[data-first]');
  // A choice is marked as a whole; what takes the focus is the field in it.
  const control = first?.matches('input, textarea, button') ? first : first?.querySelector('input');
  control?.setAttribute('autofocus', '');
}
