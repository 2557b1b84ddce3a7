import { reportConnection } from './api/connection.ts';

const pause = 1_500;
const mark = 'yaosu.reloaded';

/** Whether the server answers at all. */
async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/api/health', { cache: 'no-store' })).status < 502;
  } catch {
    return false;
  }
}

/**
 * Loads a page's code. While the connection is away it waits and says so, rather than leaving the reader before a broken page; when
 * the server is there and the code is not, a newer version was put in place: the whole page is loaded anew, once.
 */
export async function loadPatiently<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (await isServerThere()) {
        if (reloadOnce()) return new Promise(() => {});
        throw error;
      }
      reportConnection('lost');
      while (!(await isServerThere())) await new Promise((resolve) => setTimeout(resolve, pause));
      reportConnection('ok');
    }
  }
}

/** @returns whether the page is being loaded anew; not twice for one address */
function reloadOnce(): boolean {
  if (sessionStorage.getItem(mark) === location.href) return false;
  sessionStorage.setItem(mark, location.href);
  location.reload();
  return true;
}

/** The same for code that is loaded within a page: a dialog, a chart. */
export function watchForNewVersion(): void {
  addEventListener('vite:preloadError', () => {
    void isServerThere().then((there) => there && reloadOnce());
  });
}
