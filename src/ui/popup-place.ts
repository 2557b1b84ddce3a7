/** Where a list of choices is drawn: inside the open dialog, which lies over everything that is drawn in the page's body. */
export function popupPlace(trigger: HTMLElement): HTMLElement {
  return trigger.closest('dialog') ?? document.body;
}
