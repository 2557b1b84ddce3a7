const key = 'yaosu.browserNotices';

/** Whether this browser can show notifications of the system at all: only on https, or on this machine. */
export const browserCan = (): boolean => 'Notification' in globalThis && globalThis.isSecureContext;

/** Asked for on this device, and allowed. */
export function browserNoticesOn(): boolean {
  return browserCan() && Notification.permission === 'granted' && localStorage.getItem(key) === 'on';
}

/** Asks the person, only ever on their own click. @returns whether they are on now */
export async function turnOnBrowserNotices(): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  localStorage.setItem(key, 'on');
  return true;
}

export function turnOffBrowserNotices(): void {
  localStorage.removeItem(key);
}

/** Shows one while the page is out of sight; several tabs show the same one once (`tag`). */
export function showBrowserNotice(
  tag: string,
  title: string,
  body: string | undefined,
  open: () => void,
): void {
  if (!browserNoticesOn() || !document.hidden) return;
  const notice = new Notification(title, { tag, lang: document.documentElement.lang, ...(body && { body }) });
  notice.onclick = () => {
    window.focus();
    open();
    notice.close();
  };
}
