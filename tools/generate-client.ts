import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Writes src/web/api/endpoints.gen.ts from every contract: method and path as values, everything else as types only, so
 * that neither zod nor a schema reaches the browser. Run by `tsx tools/generate-client.ts`; `--check` fails when the
 * committed file is not what the contracts say.
 */
const root = join(import.meta.dirname, '..');
const target = join(root, 'src/web/api/endpoints.gen.ts');

type Declared = { area: string; export: string; file: string; endpoints: [name: string, call: string][] };

/** Every contract.ts below a folder: rooms, and rooms within rooms. */
async function contractsBelow(folder: string): Promise<Declared[]> {
  const found: Declared[] = [];
  for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
    if (basename(path) !== 'contract.ts') continue;
    const file = join(root, folder, path);
    const module: Record<string, unknown> = await import(pathToFileURL(file).href);
    for (const [name, value] of Object.entries(module)) {
      if (!isContract(value)) continue;
      const endpoints = Object.entries(value).map(([key, e]): [string, string] => [
        key,
        `${e.method} ${e.path}`,
      ]);
      found.push({ area: name.replace(/(.)Contract$/, '$1'), export: name, file, endpoints });
    }
  }
  return found;
}

function isContract(value: unknown): value is Record<string, { method: string; path: string }> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const parts = Object.values(value);
  return (
    parts.length > 0 && parts.every((e) => typeof e?.method === 'string' && String(e.path).startsWith('/api'))
  );
}

function print(contracts: Declared[]): string {
  const from = (file: string) => relative(join(target, '..'), file).replaceAll('\\', '/');
  const byPlace = contracts.toSorted((a, b) => a.file.localeCompare(b.file, 'en'));
  const imports = byPlace.map((c) => `import type { ${c.export} } from '${from(c.file)}';`);
  const values = contracts.map((c) => {
    const lines = c.endpoints.map(([name, call]) => `    ${name}: '${call}',`);
    return `  ${c.area}: {\n${lines.join('\n')}\n  },`;
  });
  const types = contracts.map((c) => `  ${c.area}: typeof ${c.export};`);
  return [
    '// Written by tools/generate-client.ts from the contracts; not by hand.',
    ...imports,
    `${imports.length > 0 ? '\n' : ''}export const endpoints = {`,
    ...values,
    '} as const;\n',
    ...(types.length > 0
      ? ['export type Contracts = {', ...types, '};\n']
      : ['export type Contracts = Record<never, never>;\n']),
  ].join('\n');
}

const contracts: Declared[] = [];
for (const folder of ['src/platform', 'src/areas', 'src/demo'])
  contracts.push(...(await contractsBelow(folder)));
contracts.sort((a, b) => a.area.localeCompare(b.area, 'en'));
const twice = contracts.find((c, i) => contracts[i + 1]?.area === c.area);
if (twice) throw new Error(`Two contracts are called "${twice.area}"; rename one export.`);
const text = print(contracts);

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error(
      'src/web/api/endpoints.gen.ts is not what the contracts say: run `npx tsx tools/generate-client.ts`.',
    );
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
  console.log(
    `${relative(root, target)}: ${contracts.length} contracts, ${contracts.flatMap((c) => c.endpoints).length} endpoints`,
  );
}
