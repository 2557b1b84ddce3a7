/**
 * Stands in for `@rc-component/util/es/Dom/dynamicCSS` (vite.config.ts puts it there): antd's styles go into constructed
 * style sheets instead of `<style>` elements. So they work under `style-src 'self'` without a nonce, index.html is the
 * same for everyone, and antd's scroll lock, which never passes a nonce on, works too. Same functions, same order rules:
 * `prepend: 'queue'` by priority, everything else after.
 */
type Options = {
  attachTo?: unknown;
  mark?: string;
  prepend?: boolean | 'queue';
  priority?: number;
};

type Entry = { sheet: CSSStyleSheet; css: string; rank: number; handle: Handle };

/** What antd expects back: something to hang marks on. */
type Handle = { setAttribute(name: string, value: string): void; [mark: string]: unknown };

const entries = new Map<string, Entry>();

function keyOf(key: string, option: Options): string {
  return `${option.mark ?? 'rc-util-key'}|${key}`;
}

function rankOf({ prepend, priority = 0 }: Options): number {
  if (prepend === 'queue') return priority;
  return prepend ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Adds or replaces the sheet known as `key`. */
export function updateCSS(css: string, key: string, option: Options = {}): Handle {
  const name = keyOf(key, option);
  const known = entries.get(name);
  if (known) {
    if (known.css !== css) {
      known.css = css;
      known.sheet.replaceSync(css);
    }
    return known.handle;
  }
  const entry: Entry = {
    sheet: new CSSStyleSheet(),
    css,
    rank: rankOf(option),
    handle: { setAttribute: () => {} },
  };
  entry.sheet.replaceSync(css);
  const before = [...entries.values()].filter((other) => other.rank <= entry.rank);
  const last = before.reduce(
    (at, other) => Math.max(at, document.adoptedStyleSheets.indexOf(other.sheet)),
    -1,
  );
  entries.set(name, entry);
  if (last >= 0) document.adoptedStyleSheets.splice(last + 1, 0, entry.sheet);
  else if (entry.rank === Number.POSITIVE_INFINITY) document.adoptedStyleSheets.push(entry.sheet);
  else document.adoptedStyleSheets.unshift(entry.sheet);
  return entry.handle;
}

let unnamed = 0;

/** Adds a sheet that nobody will replace. */
export function injectCSS(css: string, option: Options = {}): Handle {
  unnamed += 1;
  return updateCSS(css, `unnamed-${unnamed}`, option);
}

export function removeCSS(key: string, option: Options = {}): void {
  const name = keyOf(key, option);
  const entry = entries.get(name);
  if (!entry) return;
  entries.delete(name);
  const at = document.adoptedStyleSheets.indexOf(entry.sheet);
  if (at >= 0) document.adoptedStyleSheets.splice(at, 1);
}

export function clearContainerCache(): void {}
