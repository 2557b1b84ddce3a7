/** Elements of which nothing is to be read. */
const unread = new Set([
  'script',
  'style',
  'head',
  'title',
  'noscript',
  'template',
  'svg',
  'math',
  'object',
  'iframe',
  'xml',
]);
const blocks = new Set([
  'p',
  'div',
  'br',
  'tr',
  'table',
  'ul',
  'ol',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'blockquote',
  'pre',
  'section',
  'article',
  'header',
  'footer',
  'address',
  'dl',
  'dt',
  'dd',
  'form',
  'fieldset',
  'body',
  'center',
]);
const spaced = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'ul', 'ol', 'blockquote', 'pre']);

/** The names that mail programs write; others stay as they stand. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  times: '×',
  divide: '÷',
  plusmn: '±',
  deg: '°',
  micro: 'µ',
  para: '¶',
  sect: '§',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  larr: '←',
  rarr: '→',
  uarr: '↑',
  darr: '↓',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  oslash: 'ø',
  aring: 'å',
  frac12: '½',
  sup2: '²',
  sup3: '³',
  le: '≤',
  ge: '≥',
};

/** So far a tag's end is looked for outside of quotes. */
const longestTag = 4_000;

/** A longer link is none that somebody is to read. */
const longestLink = 2_000;

/** Deepest list or quotation that is still set in. */
const deepest = 20;

/**
 * The text of an HTML mail: nothing runs, nothing is loaded, nothing remains of it but words, line breaks, list points and where links
 * lead. One pass, in time that grows with the length alone, whatever somebody has made of it.
 */
export function htmlText(html: string): string {
  const out = new TextWriter();
  const links: (string | null)[] = [];
  // Names of elements that nobody closes further on: looked for once.
  const unclosed = new Set<string>();
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      out.text(html.slice(at));
      break;
    }
    if (open > at) out.text(html.slice(at, open));
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open + 4);
      continue;
    }
    if (!/[a-z/!?]/i.test(html[open + 1] ?? '')) {
      out.text('<');
      at = open + 1;
      continue;
    }
    const end = endOfTag(html, open + 1);
    const tag = html.slice(open + 1, end - 1);
    const name = (/^\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1] ?? '').toLowerCase();
    const closes = tag.startsWith('/');
    at = end;
    if (!closes && unread.has(name) && !unclosed.has(name))
      at = tag.endsWith('/') ? end : afterElement(html, name, end, unclosed);
    else if (name === 'a') closes ? out.link(links.pop() ?? null) : links.push(out.mark(hrefOf(tag)));
    else out.element(name, closes, tag);
  }
  return out.done();
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

/** Behind the `>` of a tag; one in quotes is part of it. A tag that never ends goes to the end. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < Math.min(html.length, from + longestTag); at++) {
    const letter = html[at]!;
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if ((letter === '"' || letter === "'") && html[at - 1] === '=') quote = letter;
    else if (letter === '>') return at + 1;
  }
  // A quotation mark that nobody closed swallows the mail: then the tag ends at the first sign of it.
  const plain = html.indexOf('>', from);
  return plain < 0 ? html.length + 1 : plain + 1;
}

function afterElement(html: string, name: string, from: number, unclosed: Set<string>): number {
  const closing = new RegExp(`</${name}[\\s>/]`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  if (found) return after(html, '>', found.index);
  unclosed.add(name);
  // A script that is never closed goes to the end; of a head that isn't, the rest may well be the mail.
  return name === 'head' || name === 'title' ? from : html.length;
}

function hrefOf(tag: string): string | null {
  const found = /\shref\s*=\s*("([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
  const href = decodeEntities((found?.[2] ?? found?.[3] ?? found?.[4] ?? '').trim());
  return /^(https?:\/\/|mailto:)/i.test(href) && href.length < longestLink ? href : null;
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,9});?/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? entities[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
    return String.fromCodePoint(code);
  });
}

class TextWriter {
  readonly #pieces: string[] = [];
  #fresh = true;
  #preformatted = 0;
  #quotes = 0;
  /** Numbers of the lists one stands in; null: points. */
  readonly #lists: (number | null)[] = [];
  #marked: { href: string; from: number } | null = null;

  text(raw: string): void {
    const text = decodeEntities(raw);
    if (this.#preformatted > 0) {
      this.#put(text.replace(/\r\n?/g, '\n'));
      return;
    }
    const line = text.replace(/[\s\u00a0]+/g, ' ');
    this.#put(this.#fresh ? line.replace(/^ /, '') : line);
  }

  element(name: string, closes: boolean, tag: string): void {
    if (name === 'td' || name === 'th') {
      if (closes) this.#put(this.#fresh ? '' : '\t');
      return;
    }
    if (name === 'img') {
      const alt = /\salt\s*=\s*("([^"]*)"|'([^']*)')/i.exec(tag);
      const words = (alt?.[2] ?? alt?.[3] ?? '').trim();
      if (words !== '') this.text(`[${words}]`);
      return;
    }
    if (!blocks.has(name)) return;
    if (name === 'pre') this.#preformatted = Math.max(0, this.#preformatted + (closes ? -1 : 1));
    if (name === 'br') {
      this.#line();
      return;
    }
    this.#open();
    if (spaced.has(name) && this.#lists.length === 0) this.#line();
    if (name === 'blockquote') this.#quotes = Math.max(0, this.#quotes + (closes ? -1 : 1));
    if (name === 'ul' || name === 'ol')
      closes ? this.#lists.pop() : this.#lists.push(name === 'ol' ? 1 : null);
    if (name === 'li' && !closes) this.#point();
    if (name === 'hr') this.#put('――――――\n');
  }

  #point(): void {
    const last = this.#lists.length - 1;
    const number = this.#lists[last];
    if (typeof number === 'number') this.#lists[last] = number + 1;
    this.#put(
      `${'  '.repeat(Math.min(Math.max(0, last), deepest))}${typeof number === 'number' ? `${number}.` : '·'} `,
    );
  }

  /** Remembers where a link begins. */
  mark(href: string | null): string | null {
    this.#marked = href === null ? null : { href, from: this.#pieces.length };
    return href;
  }

  /** Says where a link leads, unless its own words do. */
  link(href: string | null): void {
    if (href === null) return;
    const words = this.#marked?.href === href ? this.#wordsFrom(this.#marked.from) : '';
    const plain = href.replace(/^mailto:/i, '').replace(/\/$/, '');
    if (words === '' || !plain.includes(words.replace(/\/$/, '')))
      this.#put(` <${href.replace(/^mailto:/i, '')}>`);
  }

  /** No more of them than a link is long: what is longer is no link's own address. */
  #wordsFrom(from: number): string {
    let words = '';
    for (let at = from; at < this.#pieces.length && words.length < longestLink; at++)
      words += this.#pieces[at]!.slice(0, longestLink);
    return words.trim();
  }

  #open(): void {
    if (!this.#fresh) this.#line();
  }

  #line(): void {
    this.#pieces.push('\n');
    this.#fresh = true;
  }

  #put(text: string): void {
    if (text === '') return;
    if (this.#fresh && this.#quotes > 0 && text.trim() !== '')
      this.#pieces.push('> '.repeat(Math.min(this.#quotes, deepest)));
    this.#pieces.push(text);
    this.#fresh = text.endsWith('\n');
  }

  done(): string {
    return tidyText(this.#pieces.join(''));
  }
}

/** No blanks at line ends, no more than one empty line in a row, nothing that can't be kept or that turns the reading direction. */
export function tidyText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      .replace(/[\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff\u200b]/gu, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}
