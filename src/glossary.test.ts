import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Files of the repository below a folder, by how their names end. */
function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending) && !/(^|\/)(node_modules|dist|data)(\/|$)/.test(path))
    .map((path) => join(root, folder, path))
    .sort();
}

/** The rows of a Markdown table's body, cell by cell. */
function tableRows(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

const [words = '', notThese = ''] = readFileSync(join(root, 'docs/glossary.md'), 'utf8').split(
  '## Not these',
);
const glossary = tableRows(words).filter(([word]) => word !== 'word');

test('each word of the glossary stands there once, in all three languages', () => {
  expect(glossary.length).toBeGreaterThan(50);
  expect(glossary.filter((row) => row.length !== 3 || row.some((cell) => cell === ''))).toEqual([]);
  const names = glossary.map(([word]) => word);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('the words of every README are the glossary\u2019s', () => {
  const chinese = new Map(glossary.map(([word, zh]) => [word!, zh!]));
  const said = filesBelow('src', 'README.md').flatMap((path) => {
    const section = /^## Words\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
    return tableRows(section)
      .filter(([word, zh]) => word !== 'word' && zh !== undefined)
      .flatMap(([word, zh]) => pairsOf(word!, zh!).map((pair) => [relative(root, path), ...pair] as const));
  });
  expect(said.length).toBeGreaterThan(30);
  expect(said.filter(([, word, zh]) => chinese.get(word) !== zh)).toEqual([]);
});

/** `owner, team | 负责人、小组` are two words; `person | 人员、同事` is one with two names. */
function pairsOf(word: string, zh: string): [string, string][] {
  const several = word.split(', ');
  const names = zh.split('、');
  return several.length === names.length ? several.map((one, at) => [one, names[at]!]) : [[word, zh]];
}

test('no catalogue uses a word that has a better one', () => {
  const forbidden = tableRows(notThese).filter(([language]) => language !== 'language');
  expect(forbidden.length).toBeGreaterThan(15);
  const used = forbidden.flatMap(([language, not]) =>
    filesBelow('src', `/locales/${language}.ts`)
      .filter((path) => readFileSync(path, 'utf8').includes(not!))
      .map((path) => `${relative(root, path)}: ${not}`),
  );
  expect(used).toEqual([]);
});

test('every link between the pages of the house leads somewhere', () => {
  const pages = [
    ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map((name) => join(root, name)),
    ...filesBelow('docs', '.md'),
    ...filesBelow('src', '.md'),
  ];
  let links = 0;
  const dead = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)].flatMap(([, to]) => {
      if (/^[a-z]+:/.test(to!)) return [];
      links += 1;
      const target = resolve(dirname(page), to!);
      return existsSync(target) ? [] : [`${relative(root, page)} → ${to}`];
    }),
  );
  expect(links).toBeGreaterThan(20);
  expect(dead).toEqual([]);
});

test('files named in the tour and in READMEs are there', () => {
  const pages = [join(root, 'docs/tour.md'), ...filesBelow('src', 'README.md')];
  const missing = pages.flatMap((page) =>
    [
      ...readFileSync(page, 'utf8').matchAll(
        /`((?:src|migrations|docs|tools|bench|e2e)\/[\w./-]+\.(?:tsx?|md|sql))`/g,
      ),
    ]
      .filter(([, path]) => !existsSync(join(root, path!)))
      .map(([, path]) => `${relative(root, page)}: ${path}`),
  );
  expect(missing).toEqual([]);
});
