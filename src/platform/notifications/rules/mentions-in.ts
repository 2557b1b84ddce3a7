/** A colleague as remarks may name them. */
export type Nameable = { id: string; name: string };

/**
 * Whom a remark mentions: `@` and a colleague's name as it is written; of names that begin alike the longest counts. Two colleagues of
 * one name are both meant.
 */
export function mentionsIn(text: string, people: readonly Nameable[]): string[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const found = new Set<string>();
  for (const { index } of text.matchAll(/[@＠]/g)) {
    const rest = text.slice(index + 1).toLowerCase();
    const name = byLength.find((one) => rest.startsWith(one.name.toLowerCase()))?.name;
    if (name === undefined) continue;
    for (const one of people) if (one.name === name) found.add(one.id);
  }
  return [...found];
}
