/** A colleague as one may be mentioned. */
export type Mentionable = { id: string; name: string; email: string };

/** What is being typed after an `@`: where it begins, and the letters so far. */
export type Mention = { from: number; typed: string };

const longest = 20;

/** The mention that the caret stands in; null when there is none, as in an e-mail address. */
export function mentionAt(text: string, caret: number): Mention | null {
  const before = text.slice(0, caret);
  const from = Math.max(before.lastIndexOf('@'), before.lastIndexOf('＠'));
  if (from < 0 || /[A-Za-z0-9._-]/.test(before[from - 1] ?? '')) return null;
  const typed = before.slice(from + 1);
  return typed.length > longest || /[\s，。；：、,;:!！?？]/.test(typed) ? null : { from, typed };
}

const mostShown = 6;

/** Whom the letters may mean: by a part of the name, or by how their address begins (`@shen` for shen.jianping@…). */
export function meant(people: readonly Mentionable[], typed: string): Mentionable[] {
  const sought = typed.toLowerCase();
  const rank = ({ name, email }: Mentionable): number => {
    const own = name.toLowerCase();
    if (own.startsWith(sought)) return 0;
    if (own.includes(sought)) return 1;
    return email.toLowerCase().startsWith(sought) ? 2 : 3;
  };
  return people
    .map((one) => [rank(one), one] as const)
    .filter(([place]) => place < 3)
    .sort(([a], [b]) => a - b)
    .slice(0, mostShown)
    .map(([, one]) => one);
}

/** The text with the name put in, and where the caret stands then. */
export function withMention(
  text: string,
  { from, typed }: Mention,
  name: string,
): { text: string; caret: number } {
  const head = `${text.slice(0, from)}@${name} `;
  return { text: head + text.slice(from + 1 + typed.length).replace(/^ /, ''), caret: head.length };
}
