import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { areas } from '../areas.ts';

const src = join(import.meta.dirname, '../..');

/** Keys that code listens to: `useShortcut('s', …)`, and what rows of a table answer to: `rowKeys={{ l: … }}`. */
function listenedTo(): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(path) || /\.test\.tsx?$/.test(path)) continue;
    const code = readFileSync(join(src, path), 'utf8');
    for (const [, key] of code.matchAll(/useShortcut\('([^']+)'/g)) found.set(key!, path);
    for (const [, keys] of code.matchAll(/rowKeys(?: =|=\{)\{? ?\{([^}]+)/g))
      for (const [, key] of keys!.matchAll(/\b(\w): \(?/g)) found.set(key!, path);
  }
  return found;
}

test('every key that does something stands in the table under ?', () => {
  const help = readFileSync(join(src, 'ui/shortcut-help.tsx'), 'utf8');
  const listed = new Set([
    ...[...help.matchAll(/key: '([^']+)'/g)].map((match) => match[1]!.toLowerCase()),
    ...areas
      .flatMap((area) => area.keys ?? [])
      .flatMap(({ keys }) => keys.map(({ key }) => key.toLowerCase())),
    // Opened by the table's first line, whose key is written for the reader's machine.
    'mod+k',
  ]);
  const keys = listenedTo();
  expect(keys.size).toBeGreaterThan(10);
  expect([...keys].filter(([key]) => !listed.has(key.toLowerCase()) && !listed.has(asShown(key)))).toEqual(
    [],
  );
});

test('no two commands that work anywhere have the same key', () => {
  const keys = areas.flatMap((area) => area.commands ?? []).flatMap(({ key }) => (key ? [key] : []));
  expect(new Set(keys).size).toBe(keys.length);
});

/** `mod+Z` as the table has it: `ctrl ⇧ z`. */
function asShown(key: string): string {
  const plain = key.replace('mod+', '');
  const shift = plain.length === 1 && plain !== plain.toLowerCase() ? '⇧ ' : '';
  return `${key.startsWith('mod+') ? 'ctrl ' : ''}${shift}${plain.toLowerCase()}`;
}
